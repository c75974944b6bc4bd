// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.corral.CorralCache;
import io.corral.quarkus.CacheName;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import javax.cache.CacheManager;

/** Makes the manager and its caches injectable. */
@Singleton
public class CacheProducer {

    private final CorralCaches caches;

    /** Called by the container. */
    public CacheProducer(CorralCaches caches) {
        this.caches = caches;
    }

    /** The application's manager. */
    @Produces
    @Singleton
    public CacheManager manager() {
        return caches.manager();
    }

    /** The cache that an injection point names. */
    @Produces
    @Dependent
    @CacheName("")
    public <K, V> CorralCache<K, V> cache(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(CacheName.class::isInstance)
                .map(CacheName.class::cast)
                .findFirst()
                .map(name -> caches.<K, V>cache(name.value()))
                .orElseThrow(() -> new IllegalStateException(point + " names no cache"));
    }
}
