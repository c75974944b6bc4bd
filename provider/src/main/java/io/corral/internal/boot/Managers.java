// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The cache managers by class loader and URI, at most one open one each. A manager is held until it is closed.
 */
final class Managers implements CachingProvider {

    private static final URI DEFAULT_URI = URI.create("corral:default");

    private final CachingProvider front;
    private final Map<ClassLoader, Map<URI, CorralCacheManager>> managers = new HashMap<>();

    Managers(CachingProvider front) {
        this.front = front;
    }

    @Override
    public synchronized CacheManager getCacheManager(
            @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
        URI name = uri == null ? getDefaultURI() : uri;
        ClassLoader loader = classLoader == null ? getDefaultClassLoader() : classLoader;
        CorralCacheManager open = managers.getOrDefault(loader, Map.of()).get(name);
        if (open != null && !open.isClosed()) {
            return open;
        }
        // Made before it is kept: one whose properties are wrong leaves nothing behind.
        CorralCacheManager made =
                new CorralCacheManager(new ManagerIdentity(front, name, loader, copy(properties)), this::forget);
        managers.computeIfAbsent(loader, key -> new HashMap<>()).put(name, made);
        return made;
    }

    /** A copy that sees the defaults of the original, as {@code stringPropertyNames} does. */
    private static Properties copy(@Nullable Properties properties) {
        Properties copy = new Properties();
        if (properties != null) {
            properties.stringPropertyNames().forEach(name -> copy.setProperty(name, properties.getProperty(name)));
        }
        return copy;
    }

    private synchronized void forget(CorralCacheManager closed) {
        managers.values().forEach(some -> some.values().remove(closed));
        managers.values().removeIf(Map::isEmpty);
    }

    @Override
    public ClassLoader getDefaultClassLoader() {
        return front.getClass().getClassLoader();
    }

    @Override
    public URI getDefaultURI() {
        return DEFAULT_URI;
    }

    @Override
    public Properties getDefaultProperties() {
        return new Properties();
    }

    @Override
    public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        return getCacheManager(uri, classLoader, getDefaultProperties());
    }

    @Override
    public CacheManager getCacheManager() {
        return getCacheManager(getDefaultURI(), getDefaultClassLoader(), null);
    }

    @Override
    public void close() {
        List<CorralCacheManager> all = new ArrayList<>();
        synchronized (this) {
            managers.values().forEach(some -> all.addAll(some.values()));
            managers.clear();
        }
        closeAll(all);
    }

    @Override
    public void close(@Nullable ClassLoader classLoader) {
        Map<URI, CorralCacheManager> some;
        synchronized (this) {
            some = managers.remove(classLoader == null ? getDefaultClassLoader() : classLoader);
        }
        if (some != null) {
            closeAll(some.values());
        }
    }

    @Override
    public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        CorralCacheManager one;
        synchronized (this) {
            Map<URI, CorralCacheManager> some =
                    managers.getOrDefault(classLoader == null ? getDefaultClassLoader() : classLoader, Map.of());
            one = some.isEmpty() ? null : some.remove(uri == null ? getDefaultURI() : uri);
        }
        if (one != null) {
            one.close();
        }
    }

    /** Closes all of them, outside the lock, for closing runs user code; the first failure is thrown at the end. */
    private static void closeAll(Collection<CorralCacheManager> some) {
        Closing closing = new Closing();
        List.copyOf(some).forEach(manager -> closing.attempt(manager));
        closing.finish("closing cache managers");
    }

    @Override
    public boolean isSupported(OptionalFeature feature) {
        // What crosses the wire is always a copy.
        return feature == OptionalFeature.STORE_BY_REFERENCE
                && Clustering.of(Settings.read(new Properties(), getDefaultClassLoader()))
                        .isEmpty();
    }
}
