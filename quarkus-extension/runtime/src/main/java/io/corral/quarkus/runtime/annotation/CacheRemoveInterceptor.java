// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.async.Waiting;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import javax.cache.annotation.CacheRemove;
import org.jspecify.annotations.Nullable;

/** Removes an entry from a cache. */
@CacheRemove
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 1)
public class CacheRemoveInterceptor {

    private final Operations operations;
    private final Waiting waiting;

    /** Called by the container. */
    public CacheRemoveInterceptor(Operations operations, Waiting waiting) {
        this.operations = operations;
        this.waiting = waiting;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext invocation) throws Exception {
        Operation<CacheRemove> operation = operations.find(invocation, CacheRemove.class, this::operation);
        Call<CacheRemove> call = new Call<>(operation.details(), invocation);
        CacheRemove annotation = operation.details().annotation();
        return new Change(
                        annotation.afterInvocation(),
                        Failures.of(annotation.evictFor(), annotation.noEvictFor(), false),
                        () -> operation.cache(call).remove(operation.key(call)))
                .around(invocation, waiting);
    }

    private Operation<CacheRemove> operation(Method method, CacheRemove annotation) {
        return operations.keyed(
                MethodDetails.of(method, annotation, annotation.cacheName()),
                annotation.cacheResolverFactory(),
                annotation.cacheKeyGenerator());
    }
}
