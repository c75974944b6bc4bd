// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.cache.ParameterKey;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.GeneratedCacheKey;

/** Makes keys of the parameters' values: what JSR-107 has unless a generator is named. */
enum DefaultKeys implements CacheKeyGenerator {
    INSTANCE;

    @Override
    public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> call) {
        return new ParameterKey(Arrays.stream(call.getKeyParameters())
                .map(CacheInvocationParameter::getValue)
                .toArray());
    }
}
