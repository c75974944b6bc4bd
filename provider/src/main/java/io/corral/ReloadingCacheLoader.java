// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.time.Duration;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CacheLoader} that knows the value it is to replace, and can say more than a value: that nothing has changed,
 * or how long the value may be kept. Where a cache's loader implements it, {@link #reload} is called in place of
 * {@link #load} whenever one key is loaded: for a miss, for a refresh, and for a value that has been stale for too long.
 * {@code loadAll} is called for several keys, as always, and by it nothing of this can be said.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface ReloadingCacheLoader<K, V> extends CacheLoader<K, V> {

    /**
     * Loads a key; in the thread, and under the rules, of {@link #load}.
     *
     * @param previous what the cache holds for the key, or null if it holds nothing
     * @return what there is to say, never null
     */
    Reload<V> reload(K key, @Nullable Previous<V> previous);

    /**
     * What a cache holds before a load.
     *
     * @param value a copy, unless the cache stores by reference
     * @param age how long ago it was put or loaded
     * @param version as {@link CorralCache#getVersioned} gives it
     * @param <V> the type of the value
     */
    record Previous<V>(V value, Duration age, long version) {

        /** Names the age, the version and the value's class, and nothing that a cache may hold. */
        @Override
        public String toString() {
            return "Previous[" + version + ": " + value.getClass().getName() + ", age " + age + "]";
        }
    }
}
