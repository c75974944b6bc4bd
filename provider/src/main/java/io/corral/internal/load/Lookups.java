// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads by a function that the caller brings, under the protection that every load has.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Lookups<K, V> {

    private final Entries<K, V> entries;
    private final Tower<K> tower;
    private final Settling<K> settling;
    private final Predicate<? super Throwable> answers;
    private final LoadMeter meter;

    /**
     * @param tower where flights are boarded and awaited
     * @param answers tells what functions throw that is an answer
     * @param meter measures them
     */
    public Lookups(
            Entries<K, V> entries,
            Tower<K> tower,
            Settling<K> settling,
            Predicate<? super Throwable> answers,
            LoadMeter meter) {
        this.answers = answers;
        this.meter = meter;
        this.entries = entries;
        this.tower = tower;
        this.settling = settling;
    }

    /** Loads by a function. */
    public Loads<K, V> by(Function<? super K, ? extends V> function) {
        return new Loads<>(entries, new UserLoader<>(new ByFunction<K, V>(function), answers, meter), tower, settling);
    }

    /** A function as a loader. */
    private record ByFunction<K, V>(Function<? super K, ? extends V> function) implements CacheLoader<K, V> {

        @Override
        public @Nullable V load(K key) {
            return function.apply(key);
        }

        @Override
        public Map<K, V> loadAll(Iterable<? extends K> keys) {
            Map<K, V> all = new LinkedHashMap<>();
            for (K key : keys) {
                V value = load(key);
                if (value != null) {
                    all.put(key, value);
                }
            }
            return all;
        }
    }
}
