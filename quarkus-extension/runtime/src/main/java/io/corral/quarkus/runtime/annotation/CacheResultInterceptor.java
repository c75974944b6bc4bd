// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.async.Waiting;
import io.corral.quarkus.runtime.cache.Loads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import javax.cache.Cache;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;

/** Serves a method's results from a cache, and calls it for one caller in the cluster where there is none. */
@CacheResult
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 2)
public class CacheResultInterceptor {

    private final Operations operations;
    private final Waiting waiting;
    private final Loads loads;

    /** Called by the container. */
    public CacheResultInterceptor(Operations operations, Waiting waiting, Loads loads) {
        this.operations = operations;
        this.waiting = waiting;
        this.loads = loads;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext invocation) throws Exception {
        Operation<CacheResult> operation = operations.find(invocation, CacheResult.class, this::operation);
        Call<CacheResult> call = new Call<>(operation.details(), invocation);
        Returned returned = Returned.by(invocation);
        if (returned == Returned.AT_ONCE) {
            return result(operation, call).get(invocation::proceed);
        }
        return returned.from(later(operation, call, returned.called(invocation)));
    }

    private Uni<@Nullable Object> later(
            Operation<CacheResult> operation, Call<CacheResult> call, Uni<@Nullable Object> method) {
        try {
            return new LaterResult(result(operation, call), waiting).get(method);
        } catch (RuntimeException failure) {
            return Uni.createFrom().failure(failure);
        }
    }

    private Result result(Operation<CacheResult> operation, Call<CacheResult> call) {
        CacheResult annotation = operation.details().annotation();
        Cache<Object, Object> failures = annotation.exceptionCacheName().isEmpty()
                ? null
                : operations.exceptions(operation.details()).resolveCache(call);
        return new Result(operation.cache(call), failures, operation.key(call), annotation, loads);
    }

    private Operation<CacheResult> operation(Method method, CacheResult annotation) {
        return operations.keyed(
                MethodDetails.of(method, annotation, annotation.cacheName()),
                annotation.cacheResolverFactory(),
                annotation.cacheKeyGenerator());
    }
}
