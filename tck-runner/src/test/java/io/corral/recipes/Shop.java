// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;

/** A service with the same method three times: cached, cached and synchronized, cached where a loader loads. */
public class Shop {

    private final Database database;

    Shop(Database database) {
        this.database = database;
    }

    @Cacheable("prices")
    public Integer price(String item) {
        return database.priceOf(item);
    }

    @Cacheable(cacheNames = "prices", sync = true)
    public Integer priceOnce(String item) {
        return database.priceOf(item);
    }

    @Cacheable("loaded-prices")
    public Integer loadedPrice(String item) {
        throw new IllegalArgumentException("no such item"); // called if the loader has no value
    }

    @CacheEvict(cacheNames = {"prices", "loaded-prices"})
    public void priceChanged(String item) {}
}
