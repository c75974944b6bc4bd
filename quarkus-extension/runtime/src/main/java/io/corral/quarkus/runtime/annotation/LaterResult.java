// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.CorralCache;
import io.corral.quarkus.runtime.async.Waiting;
import io.smallrye.mutiny.Uni;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** What {@code @CacheResult} does with one call of a method that answers later. Does not wait. */
record LaterResult(Result result, Waiting waiting) {

    Uni<@Nullable Object> get(Uni<@Nullable Object> method) {
        Uni<@Nullable Object> remembering = method.onFailure()
                .call(failure -> waiting.callHere(() -> {
                    result.remember(failure);
                    return null;
                }));
        if (result.annotation().skipGet()) {
            return stored(remembering);
        }
        Uni<@Nullable Object> value = result.cache() instanceof CorralCache<Object, Object> corral
                ? waiting.call(origin -> result.loads()
                        .getAsync(corral, result.key(), call -> origin.start(() -> call.loading(remembering))))
                : unprotected(remembering);
        return result.failures() == null ? value : unlessFailed(result.failures(), value);
    }

    private Uni<@Nullable Object> unlessFailed(Cache<Object, Object> failures, Uni<@Nullable Object> value) {
        return found(failures)
                .chain(found ->
                        found instanceof Throwable failure ? Uni.createFrom().failure(failure) : value);
    }

    /** A cache of another provider, that a resolver of the application has found. */
    private Uni<@Nullable Object> unprotected(Uni<@Nullable Object> method) {
        return found(result.cache())
                .chain(found ->
                        found == null ? stored(method) : Uni.createFrom().item(found));
    }

    private Uni<@Nullable Object> found(Cache<Object, Object> cache) {
        return cache instanceof CorralCache<Object, Object> corral
                ? waiting.call(origin -> corral.getAsync(result.key()))
                : waiting.callHere(() -> cache.get(result.key()));
    }

    private Uni<@Nullable Object> stored(Uni<@Nullable Object> method) {
        return method.call(value -> value == null
                ? Uni.createFrom().voidItem()
                : waiting.callHere(() -> {
                    result.cache().put(result.key(), value);
                    return null;
                }));
    }
}
