// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.cache.CorralCaches;
import java.lang.annotation.Annotation;
import javax.cache.Cache;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheMethodDetails;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;

/** Finds caches by name, and opens those that are not open: what JSR-107 has unless a factory is named. */
record DefaultResolvers(CorralCaches caches) implements CacheResolverFactory {

    @Override
    public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> method) {
        return new ByName(caches, method.getCacheName());
    }

    @Override
    public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> method) {
        return new ByName(caches, method.getCacheAnnotation().exceptionCacheName());
    }

    private record ByName(CorralCaches caches, String name) implements CacheResolver {

        @Override
        public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> call) {
            return caches.cache(name);
        }
    }
}
