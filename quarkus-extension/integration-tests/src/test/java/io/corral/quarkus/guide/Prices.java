// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.guide;

import jakarta.enterprise.context.ApplicationScoped;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;

@ApplicationScoped
public class Prices {

    @CacheResult(cacheName = "prices")
    public int price(String item) {
        return Database.priceOf(item); // 64 requests for a cold item: one call
    }

    @CacheRemove(cacheName = "prices")
    public void changed(String item) {}
}
