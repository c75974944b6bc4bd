// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.corral.CorralCache;
import java.util.concurrent.Callable;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * What a method, or another piece of the application's code, has thrown while it made a value: through the provider, and
 * then back to what it was, so that callers get the method's own exception.
 */
public final class LoadFailure extends RuntimeException {

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
    public static @Nullable Object get(CorralCache<Object, Object> cache, Object key, Callable<@Nullable Object> load)
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
            throw original(e);
        }
    }

    private static Exception original(CacheLoaderException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LoadFailure failure && failure.getCause() != null) {
                if (failure.getCause() instanceof Error error) {
                    throw error;
                }
                return failure.getCause() instanceof Exception exception ? exception : failure;
            }
        }
        return e;
    }
}
