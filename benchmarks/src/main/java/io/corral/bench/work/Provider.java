// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
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
        CachingProvider provider = Caching.getCachingProvider(System.getProperty(CLASS));
        String uri = System.getProperty(URI_OF_MANAGER, "");
        URI place = uri.isEmpty() ? provider.getDefaultURI() : URI.create(uri);
        return new Provider(provider.getCacheManager(place, Provider.class.getClassLoader(), new Properties()));
    }

    /** A cache without a bound. */
    public Cache<String, Object> create(Shape shape) {
        return manager.createCache("unbounded", shape.configuration());
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
