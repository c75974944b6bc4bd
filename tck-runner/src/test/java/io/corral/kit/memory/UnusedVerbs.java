// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;

/** The verbs of a cache that no scenario uses. */
abstract class UnusedVerbs<K, V> implements Cache<K, V> {

    @Override
    public void putAll(Map<? extends K, ? extends V> map) {
        throw unused();
    }

    @Override
    public boolean putIfAbsent(K key, V value) {
        throw unused();
    }

    @Override
    public boolean remove(K key, V oldValue) {
        throw unused();
    }

    @Override
    public V getAndRemove(K key) {
        throw unused();
    }

    @Override
    public V getAndReplace(K key, V value) {
        throw unused();
    }

    @Override
    public void removeAll() {
        throw unused();
    }

    @Override
    public <T> Map<K, EntryProcessorResult<T>> invokeAll(
            Set<? extends K> keys, EntryProcessor<K, V, T> processor, Object... arguments) {
        throw unused();
    }

    @Override
    public void registerCacheEntryListener(CacheEntryListenerConfiguration<K, V> configuration) {
        throw unused();
    }

    @Override
    public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<K, V> configuration) {
        throw unused();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    private static IllegalStateException unused() {
        return new IllegalStateException("no scenario uses it");
    }
}
