// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import java.util.concurrent.Executor;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;

/**
 * Who a cache is and where it lives, as its manager knows it.
 *
 * @param <K> keys
 * @param <V> values
 */
public interface Identity<K, V> {

    /** The cache's name. */
    String name();

    /** Its manager. */
    CacheManager manager();

    /** Its configuration; what {@code getConfiguration} hands out. */
    CompleteConfiguration<K, V> configuration();

    /** Runs {@code loadAll}. */
    Executor executor();

    /** Adds and removes listeners, in the cache and in its configuration. */
    Listening<K, V> listening();

    /** Whether the cache is open. */
    Gate gate();

    /**
     * Refuses to go on with a closed cache.
     *
     * @throws IllegalStateException if the cache is closed
     */
    void requireOpen();

    /** Closes the cache; a second time changes nothing. */
    void close();

    /**
     * What stands behind the cache, of that type.
     *
     * @throws IllegalArgumentException if there is no such thing
     */
    <T> T unwrap(Class<T> type);

    /** Adds and removes listeners. */
    interface Listening<K, V> {

        /** Adds a listener. */
        void register(CacheEntryListenerConfiguration<K, V> configuration);

        /** Removes a listener. */
        void deregister(CacheEntryListenerConfiguration<K, V> configuration);
    }
}
