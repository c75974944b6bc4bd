// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.CorralCache;
import io.corral.quarkus.runtime.cache.Loads;
import java.util.concurrent.Callable;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.annotation.CacheResult;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @CacheResult} does with one call. May wait.
 *
 * @param failures where exceptions are cached, if they are
 */
record Result(
        Cache<Object, Object> cache,
        @Nullable Cache<Object, Object> failures,
        Object key,
        CacheResult annotation,
        Loads loads) {

    private static final Logger LOG = Logger.getLogger(Result.class);

    @Nullable
    Object get(Callable<@Nullable Object> method) throws Exception {
        Callable<@Nullable Object> remembering = () -> remembering(method);
        if (annotation.skipGet()) {
            Object value = remembering.call();
            if (value != null) {
                cache.put(key, value);
            }
            return value;
        }
        if (failures != null && failures.get(key) instanceof Throwable failure) {
            throw failure instanceof Exception exception ? exception : asError(failure);
        }
        return cache instanceof CorralCache<Object, Object> corral
                ? loads.get(corral, key, remembering)
                : unprotected(remembering);
    }

    /** A cache of another provider, that a resolver of the application has found. */
    private @Nullable Object unprotected(Callable<@Nullable Object> method) throws Exception {
        Object found = cache.get(key);
        if (found != null) {
            return found;
        }
        Object value = method.call();
        if (value != null) {
            cache.put(key, value);
        }
        return value;
    }

    private @Nullable Object remembering(Callable<@Nullable Object> method) throws Exception {
        try {
            return method.call();
        } catch (Exception | Error failure) {
            remember(failure);
            throw failure;
        }
    }

    /** Keeps a failure of the method, where such failures are kept. */
    void remember(Throwable failure) {
        if (failures == null
                || !Failures.of(annotation.cachedExceptions(), annotation.nonCachedExceptions(), true)
                        .count(failure)) {
            return;
        }
        try {
            failures.put(key, failure);
        } catch (CacheException e) {
            // The caller is to hear of what failed, not that it could not be remembered.
            LOG.warnf(
                    "Cache '%s' cannot hold a %s: %s",
                    failures.getName(), failure.getClass().getName(), e.getMessage());
        }
    }

    private static Exception asError(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return new CacheException(failure);
    }
}
