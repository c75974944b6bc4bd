// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.corral.CorralCache;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * What a method, or another piece of the application's code, has thrown while it made a value: through the provider, and
 * then back to what it was, so that callers get the method's own exception.
 */
final class LoadFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LoadFailure(Throwable cause) {
        // Nodes tell each other of failures in words: these.
        super(cause.toString(), cause, false, false);
    }

    /**
     * The value of a key, made by {@code load} if there is none, under the cache's protection.
     *
     * @throws Exception what {@code load} has thrown, be it in this call or in one of this process that this call has
     *     waited for; a {@link CacheLoaderException} with the failure in words if it was on another node
     */
    static @Nullable Object get(CorralCache<Object, Object> cache, Object key, Callable<@Nullable Object> load)
            throws Exception {
        try {
            return cache.get(key, ignored -> {
                try {
                    return load.call();
                } catch (Throwable failure) {
                    throw new LoadFailure(failure);
                }
            });
        } catch (CacheLoaderException e) {
            throw thrown(original(e));
        }
    }

    /**
     * The same without waiting.
     *
     * @param load begins to make the value; it may be asked again later, to refresh it
     * @return fails with what {@link #get} throws, as it is
     */
    static CompletionStage<@Nullable Object> getAsync(
            CorralCache<Object, Object> cache, Object key, Supplier<CompletionStage<@Nullable Object>> load) {
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        cache.getAsyncFrom(key, ignored -> wrapped(load)).whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(original(failure));
            }
        });
        return answer;
    }

    private static CompletionStage<@Nullable Object> wrapped(Supplier<CompletionStage<@Nullable Object>> load) {
        CompletableFuture<@Nullable Object> made = new CompletableFuture<>();
        load.get().whenComplete((value, failure) -> {
            if (failure == null) {
                made.complete(value);
            } else {
                made.completeExceptionally(new LoadFailure(failure));
            }
        });
        return made;
    }

    /** What the application's code has thrown, if that is known here. */
    private static Throwable original(Throwable failed) {
        if (failed instanceof CacheLoaderException) {
            for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof LoadFailure failure && failure.getCause() != null) {
                    return failure.getCause();
                }
            }
        }
        return failed;
    }

    private static Exception thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof Exception exception ? exception : new LoadFailure(failure);
    }
}
