// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.async.Waiting;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CachePut;
import org.jspecify.annotations.Nullable;

/** Puts a parameter of a method into a cache. */
@CachePut
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 1)
public class CachePutInterceptor {

    private final Operations operations;
    private final Waiting waiting;

    /** Called by the container. */
    public CachePutInterceptor(Operations operations, Waiting waiting) {
        this.operations = operations;
        this.waiting = waiting;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext invocation) throws Exception {
        Operation<CachePut> operation = operations.find(invocation, CachePut.class, this::operation);
        Call<CachePut> call = new Call<>(operation.details(), invocation);
        CachePut annotation = operation.details().annotation();
        return new Change(
                        annotation.afterInvocation(),
                        Failures.of(annotation.cacheFor(), annotation.noCacheFor(), false),
                        () -> put(operation, call))
                .around(invocation, waiting);
    }

    private static void put(Operation<CachePut> operation, Call<CachePut> call) {
        CacheInvocationParameter parameter = call.getValueParameter();
        Object value = parameter == null ? null : parameter.getValue();
        if (value == null) {
            // A cache holds no nulls: that there is no value any more is all that can be said.
            operation.cache(call).remove(operation.key(call));
        } else {
            operation.cache(call).put(operation.key(call), value);
        }
    }

    private Operation<CachePut> operation(Method method, CachePut annotation) {
        return operations.keyed(
                MethodDetails.of(method, annotation, annotation.cacheName()),
                annotation.cacheResolverFactory(),
                annotation.cacheKeyGenerator());
    }
}
