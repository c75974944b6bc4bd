// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.guide;

import io.corral.quarkus.CacheName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import javax.cache.integration.CacheLoader;

@ApplicationScoped
@CacheName("catalogue")
public class PriceLoader implements CacheLoader<String, Integer> {

    @Inject
    PriceService service;

    @Override
    public Integer load(String item) {
        return service.priceOf(item);
    }

    @Override
    public Map<String, Integer> loadAll(Iterable<? extends String> items) {
        return service.pricesOf(items);
    }
}
