// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.internal.load.Calls;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * The user's objects that a cache calls, listeners apart.
 *
 * @param writer null where the cache does not write through
 * @param answers tells what a loader throws that is an answer
 * @param calls those of the loader
 * @param refreshes what stale values are reloaded by, or null for Corral's own threads; not closed
 */
record Callbacks<K, V>(
        ExpiryPolicy policy,
        @Nullable CacheLoader<K, V> loader,
        Calls calls,
        @Nullable CacheWriter<? super K, ? super V> writer,
        @Nullable Executor refreshes,
        Predicate<? super Throwable> answers) {

    /** Runs the user's factories. */
    static <K, V> Callbacks<K, V> create(CorralConfiguration<K, V> configuration, StampedePolicy settled) {
        Closing made = new Closing();
        try {
            ExpiryPolicy policy = configuration.getExpiryPolicyFactory().create();
            made.later(policy);
            CacheLoader<K, V> loader = create(configuration.getCacheLoaderFactory());
            made.later(loader);
            CacheWriter<? super K, ? super V> writer =
                    configuration.isWriteThrough() ? create(configuration.getCacheWriterFactory()) : null;
            made.later(writer);
            Executor refreshes = configuration
                    .getRefreshExecutorFactory()
                    .map(Factory::create)
                    .orElse(null);
            return new Callbacks<>(policy, loader, new Calls(), writer, refreshes, answers(settled));
        } catch (RuntimeException e) {
            made.now();
            throw e;
        }
    }

    private static Predicate<? super Throwable> answers(StampedePolicy policy) {
        Class<? extends Predicate<? super Throwable>> type = policy.answers().orElse(null);
        if (type == null) {
            return failure -> false;
        }
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new CacheException(
                    "answers=" + type.getName() + ": a public class with a public constructor without parameters is"
                            + " needed, and it must not fail (" + e + ")",
                    e);
        }
    }

    private static <T> @Nullable T create(@Nullable Factory<? extends T> factory) {
        return factory == null ? null : factory.create();
    }

    /** Waits, if the loader is to be closed, until nobody else is in it; false if that has taken too long. */
    boolean letLoadsEnd(Duration atMost) throws InterruptedException {
        return !(loader instanceof AutoCloseable) || calls.await(atMost.toNanos());
    }

    /** Closes those that can be closed (JSR-107 section 3.2). */
    void close(Closing closing) {
        closing.user(policy);
        closing.user(loader);
        closing.user(writer);
    }
}
