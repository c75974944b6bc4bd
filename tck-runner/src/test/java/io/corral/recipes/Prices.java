// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;

/** Loads prices from the database. */
class Prices implements CacheLoader<String, Integer> {

    private final Database database;

    Prices(Database database) {
        this.database = database;
    }

    @Override
    public Integer load(String item) {
        return database.priceOf(item);
    }

    @Override
    public Map<String, Integer> loadAll(Iterable<? extends String> items) {
        Map<String, Integer> prices = new HashMap<>();
        items.forEach(item -> prices.put(item, load(item)));
        return prices;
    }
}
