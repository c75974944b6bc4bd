// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.cache.integration.CacheLoader;

/** Loaders of one line. */
public final class Sources {

    private Sources() {}

    /** A loader of strings that answers what a function does. */
    public static CacheLoader<String, String> of(UnaryOperator<String> load) {
        return new ByFunction(load);
    }

    private record ByFunction(UnaryOperator<String> function) implements CacheLoader<String, String> {

        @Override
        public String load(String key) {
            return function.apply(key);
        }

        @Override
        public Map<String, String> loadAll(Iterable<? extends String> keys) {
            Map<String, String> all = new HashMap<>();
            keys.forEach(key -> all.put(key, load(key)));
            return all;
        }
    }
}
