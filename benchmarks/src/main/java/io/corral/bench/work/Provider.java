// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.integration.CacheLoader;
import javax.cache.spi.CachingProvider;

/**
 * The JCache provider on this JVM's class path, as the launcher names it.
 *
 * @param manager its manager
 */
public record Provider(CacheManager manager) {

    /** The system property with the class name of the provider. */
    public static final String CLASS = "bench.provider";

    /** The system property with the URI of the manager, which most providers read their own configuration from. */
    public static final String URI_OF_MANAGER = "bench.uri";

    /** The name of the cache that the provider's own configuration bounds to {@link Entries#COUNT} entries. */
    public static final String BOUNDED = "bounded";

    /** Opens the provider's manager. */
    public static Provider open() {
        return open(Provider.class.getClassLoader(), new Properties());
    }

    /**
     * Opens a manager of the provider.
     *
     * @param loader tells managers of one URI apart
     * @param properties for the provider
     */
    public static Provider open(ClassLoader loader, Properties properties) {
        CachingProvider provider = Caching.getCachingProvider(System.getProperty(CLASS));
        String uri = System.getProperty(URI_OF_MANAGER, "");
        URI place = uri.isEmpty() ? provider.getDefaultURI() : URI.create(uri);
        return new Provider(provider.getCacheManager(place, loader, properties));
    }

    /** Whether this JVM measures Corral, and can ask it for what JSR-107 has no words for. */
    public static boolean isCorral() {
        return System.getProperty(CLASS, "").startsWith("io.corral.");
    }

    /** A cache without a bound. */
    public Cache<String, Object> create(Shape shape) {
        // Some evict unless their own file says otherwise, by a cache's name.
        String name = "unbounded-" + shape.expiry();
        Cache<String, Object> configured = manager.getCache(name);
        return configured == null ? manager.createCache(name, shape.configuration()) : configured;
    }

    /** A cache without a bound that loads what it does not have. */
    public Cache<String, Object> reading(Shape shape, CacheLoader<String, Object> loader) {
        return manager.createCache(
                "reading", shape.configuration().setReadThrough(true).setCacheLoaderFactory(() -> loader));
    }

    /** The cache that holds so many entries at most, by a configuration that only the provider understands. */
    public Cache<String, Object> bounded(Shape shape) {
        // Typed where the provider's own file can say so, untyped where it cannot.
        Cache<String, Object> configured = manager.getCache(BOUNDED);
        if (configured != null) {
            return configured;
        }
        return manager.createCache(BOUNDED, shape.configuration());
    }

    /** Ends whatever the provider has started. */
    public void close() {
        manager.getCachingProvider().close();
    }
}
