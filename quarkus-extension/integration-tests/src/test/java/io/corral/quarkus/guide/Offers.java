// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.guide;

import io.corral.quarkus.StampedeProtected;
import jakarta.enterprise.context.ApplicationScoped;
import javax.cache.annotation.CacheResult;

@ApplicationScoped
class Offers {

    @CacheResult(cacheName = "offers")
    @StampedeProtected(staleAfter = "${offers.fresh:30s}", maxStale = "10m", negativeTtl = "5s")
    public Integer offer(String item) {
        return Database.priceOf(item) / 2;
    }
}
