// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.CacheValue;
import org.jspecify.annotations.Nullable;

/** One call of a method, as key generators and cache resolvers see it. */
record Call<A extends Annotation>(MethodDetails<A> details, InvocationContext invocation)
        implements CacheKeyInvocationContext<A> {

    @Override
    public CacheInvocationParameter[] getKeyParameters() {
        return all(details.keyParameters());
    }

    @Override
    public @Nullable CacheInvocationParameter getValueParameter() {
        return details.parameters().stream()
                .filter(parameter -> parameter.has(CacheValue.class))
                .map(this::one)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Object getTarget() {
        return invocation.getTarget();
    }

    @Override
    public CacheInvocationParameter[] getAllParameters() {
        return all(details.parameters());
    }

    private CacheInvocationParameter[] all(List<ParameterDetails> parameters) {
        return parameters.stream().map(this::one).toArray(CacheInvocationParameter[]::new);
    }

    private CacheInvocationParameter one(ParameterDetails parameter) {
        return new Parameter(parameter, invocation.getParameters()[parameter.position()]);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        for (Object inside : new Object[] {this, invocation}) {
            if (type.isInstance(inside)) {
                return type.cast(inside);
            }
        }
        throw new IllegalArgumentException("a call of " + details.method() + " is no " + type.getName());
    }

    @Override
    public Method getMethod() {
        return details.method();
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return details.annotations();
    }

    @Override
    public A getCacheAnnotation() {
        return details.annotation();
    }

    @Override
    public String getCacheName() {
        return details.cacheName();
    }
}
