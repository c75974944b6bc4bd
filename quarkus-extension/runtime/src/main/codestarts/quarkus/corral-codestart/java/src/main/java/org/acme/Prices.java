package org.acme;

import io.corral.quarkus.StampedeProtected;
import jakarta.enterprise.context.ApplicationScoped;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;

@ApplicationScoped
public class Prices {

    /** However many ask for an item that nobody has asked for yet: this runs once. */
    @CacheResult(cacheName = "prices")
    @StampedeProtected(staleAfter = "30s")
    public int priceOf(String item) {
        return item.length();
    }

    @CacheRemove(cacheName = "prices")
    public void changed(String item) {}
}
