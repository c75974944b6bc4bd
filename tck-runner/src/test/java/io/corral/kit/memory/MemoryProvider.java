// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.net.URI;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;

/**
 * Opens managers; the property {@code faults} names what is switched on, with commas between. With the properties
 * {@code coordinator}, {@code cluster} and {@code node}, the manager is one of a cluster's.
 */
public final class MemoryProvider implements CachingProvider {

    /** What a service loader needs. */
    public MemoryProvider() {}

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader loader, Properties properties) {
        if (properties.containsKey("coordinator")) {
            return new MemoryManager(this, new NodeCaches(properties));
        }
        Set<Fault> faults = Arrays.stream(properties.getProperty("faults", "").split(","))
                .filter(name -> !name.isEmpty())
                .map(Fault::valueOf)
                .collect(Collectors.toSet());
        return new MemoryManager(this, new MemoryManager.Alone(faults));
    }

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader loader) {
        return getCacheManager(uri, loader, getDefaultProperties());
    }

    @Override
    public CacheManager getCacheManager() {
        return getCacheManager(getDefaultURI(), getDefaultClassLoader());
    }

    @Override
    public ClassLoader getDefaultClassLoader() {
        return MemoryProvider.class.getClassLoader();
    }

    @Override
    public URI getDefaultURI() {
        return URI.create("memory");
    }

    @Override
    public Properties getDefaultProperties() {
        return new Properties();
    }

    @Override
    public void close() {}

    @Override
    public void close(ClassLoader loader) {}

    @Override
    public void close(URI uri, ClassLoader loader) {}

    @Override
    public boolean isSupported(OptionalFeature feature) {
        return false;
    }
}
