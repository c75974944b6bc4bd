// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;

/** Makes {@link MemoryCache}s. */
public final class MemoryManager implements CacheManager {

    private final Map<String, Cache<?, ?>> caches = new ConcurrentHashMap<>();
    private final CachingProvider provider;
    private final Maker maker;

    MemoryManager(CachingProvider provider, Maker maker) {
        this.provider = provider;
        this.maker = maker;
    }

    /** Makes a cache for a manager. */
    interface Maker {
        <K, V> Cache<K, V> make(String name, MemoryManager manager, CompleteConfiguration<K, V> configuration);
    }

    /** Makes caches of this JVM alone. */
    record Alone(Set<Fault> faults) implements Maker {
        @Override
        public <K, V> Cache<K, V> make(String name, MemoryManager manager, CompleteConfiguration<K, V> configuration) {
            return new MemoryCache<>(name, manager, configuration, new Faults(faults));
        }
    }

    /** A manager of caches with {@code faults}. */
    public static MemoryManager with(Fault... faults) {
        return new MemoryManager(new MemoryProvider(), new Alone(Set.of(faults)));
    }

    @Override
    public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(String name, C configuration) {
        @SuppressWarnings("unchecked") // A configuration of K and V is, if complete, a complete one of K and V.
        CompleteConfiguration<K, V> complete = (CompleteConfiguration<K, V>) configuration;
        Cache<K, V> cache = maker.make(name, this, complete);
        caches.put(name, cache);
        return cache;
    }

    @Override
    public <K, V> Cache<K, V> getCache(String name, Class<K> keyType, Class<V> valueType) {
        return getCache(name);
    }

    @Override
    @SuppressWarnings("unchecked") // Whoever asks knows the types.
    public <K, V> Cache<K, V> getCache(String name) {
        return (Cache<K, V>) caches.get(name);
    }

    @Override
    public Iterable<String> getCacheNames() {
        return Set.copyOf(caches.keySet());
    }

    @Override
    public void destroyCache(String name) {
        Cache<?, ?> cache = caches.remove(name);
        if (cache != null) {
            cache.close();
        }
    }

    @Override
    public void enableManagement(String name, boolean enabled) {
        throw new UnsupportedOperationException("no scenario uses it");
    }

    @Override
    public void enableStatistics(String name, boolean enabled) {
        throw new UnsupportedOperationException("no scenario uses it");
    }

    @Override
    public CachingProvider getCachingProvider() {
        return provider;
    }

    @Override
    public URI getURI() {
        return provider.getDefaultURI();
    }

    @Override
    public ClassLoader getClassLoader() {
        return provider.getDefaultClassLoader();
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public void close() {
        getCacheNames().forEach(this::destroyCache);
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }
}
