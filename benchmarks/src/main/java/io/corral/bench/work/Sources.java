// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.cache.integration.CacheLoader;

/** Loaders of one line. */
public final class Sources {

    private Sources() {}

    /** A loader that answers what a function does. */
    public static <V> CacheLoader<String, V> of(Function<String, V> load) {
        return new ByFunction<>(load);
    }

    private record ByFunction<V>(Function<String, V> function) implements CacheLoader<String, V> {

        @Override
        public V load(String key) {
            return function.apply(key);
        }

        @Override
        public Map<String, V> loadAll(Iterable<? extends String> keys) {
            Map<String, V> all = new HashMap<>();
            keys.forEach(key -> all.put(key, load(key)));
            return all;
        }
    }
}
