// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.corral.CorralCache;
import io.corral.quarkus.runtime.config.CorralConfig;
import io.corral.quarkus.runtime.config.ManagerProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/** The application's caches: opened as its settings and its classes say. Safe for use by many threads. */
public final class CorralCaches {

    private static final String PROVIDER = "io.corral.CorralCachingProvider";

    private final SortedMap<String, CacheDeclaration> declared;
    private final CacheBlueprints blueprints;
    private final ClassLoader loader;
    private final CachingProvider provider;
    private final CacheManager manager;
    private final Map<String, CorralCache<?, ?>> opened = new ConcurrentHashMap<>();
    private final List<Consumer<CorralCache<?, ?>>> watchers = new ArrayList<>();

    private CorralCaches(CorralConfig config, SortedMap<String, CacheDeclaration> declared, ClassLoader loader) {
        this.declared = declared;
        this.blueprints = new CacheBlueprints(config);
        this.loader = loader;
        this.provider = Caching.getCachingProvider(PROVIDER, loader);
        Properties properties = ManagerProperties.of(
                config,
                declared.values().stream()
                        .collect(Collectors.toMap(CacheDeclaration::name, CacheDeclaration::allowed)));
        this.manager = provider.getCacheManager(provider.getDefaultURI(), loader, properties);
        if (!manager.getProperties().equals(properties)) {
            throw new ManagerOpenedBeforeException(manager.getURI());
        }
    }

    /**
     * Makes the manager, and opens no cache yet.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException if a setting makes no sense
     */
    public static CorralCaches start(CorralConfig config, Collection<CacheDeclaration> declared) {
        SortedMap<String, CacheDeclaration> all = new TreeMap<>();
        config.caches().keySet().forEach(name -> all.put(name, CacheDeclaration.of(name)));
        declared.forEach(declaration -> all.put(declaration.name(), declaration));
        return new CorralCaches(config, all, Thread.currentThread().getContextClassLoader());
    }

    /** The manager, which is also the one that the provider hands out for the application's class loader. */
    public CacheManager manager() {
        return manager;
    }

    /** Whether the caches are those of several processes. */
    public boolean clustered() {
        return blueprints.clustered();
    }

    /** Opens every cache that the application names, so that what is wrong is told when it starts. */
    public void openDeclared() {
        declared.values().stream().filter(CacheDeclaration::opened).forEach(declaration -> cache(declaration.name()));
    }

    /** The cache of a name, opened if it is not open. */
    public <K, V> CorralCache<K, V> cache(String name) {
        return cache(name, true);
    }

    /**
     * The cache of a name, opened if it is not open.
     *
     * @param byValue whether it stores copies if the settings do not say; in a cluster it does in any case
     */
    public <K, V> CorralCache<K, V> cache(String name, boolean byValue) {
        CorralCache<?, ?> cache = opened.get(name);
        if (cache == null || cache.isClosed()) {
            cache = open(name, byValue);
        }
        @SuppressWarnings("unchecked") // the caller says what the types are, as with JSR-107's getCache
        CorralCache<K, V> typed = (CorralCache<K, V>) cache;
        return typed;
    }

    private synchronized CorralCache<?, ?> open(String name, boolean byValue) {
        CorralCache<?, ?> before = opened.get(name);
        if (before != null && !before.isClosed()) {
            return before;
        }
        // In a cluster a cache that another node has opened would be opened as that node says: with its beans.
        CacheDeclaration declaration = declared.get(name);
        @Nullable Cache<Object, Object> open = clustered() && declaration != null ? null : manager.getCache(name);
        if (open == null) {
            open = manager.createCache(
                    name, blueprints.of(declaration == null ? CacheDeclaration.of(name) : declaration, byValue));
        }
        CorralCache<?, ?> cache = open.unwrap(CorralCache.class);
        boolean first = opened.put(name, cache) == null;
        if (first) {
            watchers.forEach(watcher -> watcher.accept(cache));
        }
        return cache;
    }

    /** Tells each cache that is open, and each one when a cache of its name is opened here for the first time. */
    public synchronized void whenOpened(Consumer<CorralCache<?, ?>> watcher) {
        watchers.add(watcher);
        opened.values().forEach(watcher);
    }

    /** The caches that have been opened by name and are open. */
    public List<CorralCache<?, ?>> open() {
        return opened.values().stream().filter(cache -> !cache.isClosed()).toList();
    }

    /** Closes the manager with all its caches, and whatever else the application has opened of the provider. */
    public void close() {
        provider.close(loader);
    }
}
