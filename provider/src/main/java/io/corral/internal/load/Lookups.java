// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.mark.TagNames;
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
    private final TagNames names;

    /**
     * What a load takes.
     *
     * @param tower where flights are boarded and awaited
     * @param answers tells what functions throw that is an answer
     * @param meter measures them
     * @param names of tags that functions give
     */
    public Lookups(
            Entries<K, V> entries,
            Tower<K> tower,
            Settling<K> settling,
            Predicate<? super Throwable> answers,
            LoadMeter meter,
            TagNames names) {
        this.answers = answers;
        this.meter = meter;
        this.names = names;
        this.entries = entries;
        this.tower = tower;
        this.settling = settling;
    }

    /** Loads by a function. */
    public Loads<K, V> by(Function<? super K, ? extends V> function) {
        return by(function, function);
    }

    /**
     * Loads by a function that stands for another one.
     *
     * @param tagger what may give tags to what it makes: the other one
     */
    public Loads<K, V> by(Function<? super K, ? extends V> function, Object tagger) {
        UserLoader<K, V> loader = new UserLoader<>(
                new ByFunction<K, V>(function), answers, new Calls(), meter, new Labels<>(tagger, names));
        return new Loads<>(entries, loader, tower, settling);
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
