// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import java.lang.annotation.Annotation;
import java.util.Set;
import javax.cache.annotation.CacheInvocationParameter;
import org.jspecify.annotations.Nullable;

/** One parameter of one call. */
record Parameter(ParameterDetails details, @Nullable Object value) implements CacheInvocationParameter {

    @Override
    public Class<?> getRawType() {
        return details.rawType();
    }

    @Override
    public @Nullable Object getValue() {
        return value;
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return details.annotations();
    }

    @Override
    public int getParameterPosition() {
        return details.position();
    }
}
