// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.async.Waiting;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import javax.cache.annotation.CacheRemoveAll;
import org.jspecify.annotations.Nullable;

/** Removes all entries from a cache. */
@CacheRemoveAll
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class CacheRemoveAllInterceptor {

    private final Operations operations;
    private final Waiting waiting;

    /** Called by the container. */
    public CacheRemoveAllInterceptor(Operations operations, Waiting waiting) {
        this.operations = operations;
        this.waiting = waiting;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext invocation) throws Exception {
        Operation<CacheRemoveAll> operation = operations.find(invocation, CacheRemoveAll.class, this::operation);
        Call<CacheRemoveAll> call = new Call<>(operation.details(), invocation);
        CacheRemoveAll annotation = operation.details().annotation();
        return new Change(
                        annotation.afterInvocation(),
                        Failures.of(annotation.evictFor(), annotation.noEvictFor(), false),
                        () -> operation.cache(call).removeAll())
                .around(invocation, waiting);
    }

    private Operation<CacheRemoveAll> operation(Method method, CacheRemoveAll annotation) {
        return operations.keyless(
                MethodDetails.of(method, annotation, annotation.cacheName()), annotation.cacheResolverFactory());
    }
}
