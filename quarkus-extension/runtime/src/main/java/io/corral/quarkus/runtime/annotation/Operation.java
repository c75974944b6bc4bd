// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import java.lang.annotation.Annotation;
import javax.cache.Cache;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.GeneratedCacheKey;

/** A method's caching with all that it needs, found once and kept. */
record Operation<A extends Annotation>(MethodDetails<A> details, CacheResolver resolver, CacheKeyGenerator generator) {

    Cache<Object, Object> cache(Call<A> call) {
        return resolver.resolveCache(call);
    }

    GeneratedCacheKey key(Call<A> call) {
        return generator.generateCacheKey(call);
    }
}
