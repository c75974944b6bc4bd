// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.util.Set;

/**
 * Says which tags a loaded value has; to be implemented by the cache's {@code CacheLoader}, beside that interface,
 * or by the function of a call.
 * {@link CorralCache#invalidateTag} and {@link CorralCache#markTagStale} then mean that value, too.
 *
 * <p>It is asked once for each value that the loader has brought, before the value is stored, in the thread that loads,
 * also in the background; for a function that answers later, in the thread that completes its stage. What it throws fails the load of that key.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Tagger<K, V> {

    /**
     * The tags of a value.
     *
     * @param key the key that was loaded
     * @param value what the loader has answered; never null
     * @return the tags, none of them null or empty; an empty set for none
     */
    Set<String> tags(K key, V value);
}
