// SPDX-License-Identifier: Apache-2.0
package io.corral;

import io.corral.internal.door.House;
import java.net.URI;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * Corral as a JCache provider: {@code Caching.getCachingProvider()} finds it when it is the only one on the class
 * path, {@code Caching.getCachingProvider("io.corral.CorralCachingProvider")} in any case. Safe for use by many
 * threads. See JSR-107 section 4.
 */
public final class CorralCachingProvider implements CachingProvider {

    private final CachingProvider house;

    /** Called by {@code javax.cache.Caching}; starts nothing yet. */
    public CorralCachingProvider() {
        this.house = ServiceLoader.load(House.class, CorralCachingProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new CacheException("Corral cannot start: META-INF/services/" + House.class.getName()
                        + " is not on the class path. If Corral was repackaged into another jar, merge the service"
                        + " files."))
                .open(this);
    }

    /**
     * The manager for a URI and a class loader, made if need be.
     *
     * @param uri names the manager; null means {@link #getDefaultURI()}
     * @param classLoader finds the classes of keys and values; null means {@link #getDefaultClassLoader()}
     * @param properties settings, read when the manager is made; null means none
     * @throws CacheException if the properties say something that Corral does not understand
     */
    @Override
    public CacheManager getCacheManager(
            @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
        return house.getCacheManager(uri, classLoader, properties);
    }

    @Override
    public ClassLoader getDefaultClassLoader() {
        return house.getDefaultClassLoader();
    }

    @Override
    public URI getDefaultURI() {
        return house.getDefaultURI();
    }

    @Override
    public Properties getDefaultProperties() {
        return house.getDefaultProperties();
    }

    @Override
    public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        return house.getCacheManager(uri, classLoader);
    }

    @Override
    public CacheManager getCacheManager() {
        return house.getCacheManager();
    }

    @Override
    public void close() {
        house.close();
    }

    @Override
    public void close(ClassLoader classLoader) {
        house.close(classLoader);
    }

    @Override
    public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        house.close(uri, classLoader);
    }

    /** Whether Corral does the optional feature: store-by-reference, which it does in local caches. */
    @Override
    public boolean isSupported(OptionalFeature optionalFeature) {
        return house.isSupported(optionalFeature);
    }
}
