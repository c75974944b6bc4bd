// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import java.util.concurrent.Executor;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * The user's objects that a cache calls, listeners apart.
 *
 * @param writer null where the cache does not write through
 * @param refreshes what stale values are reloaded by, or null for Corral's own threads; not closed
 */
record Callbacks<K, V>(
        ExpiryPolicy policy,
        @Nullable CacheLoader<K, V> loader,
        @Nullable CacheWriter<? super K, ? super V> writer,
        @Nullable Executor refreshes) {

    /** Runs the user's factories. */
    static <K, V> Callbacks<K, V> create(CorralConfiguration<K, V> configuration) {
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
            return new Callbacks<>(policy, loader, writer, refreshes);
        } catch (RuntimeException e) {
            made.now();
            throw e;
        }
    }

    private static <T> @Nullable T create(@Nullable Factory<? extends T> factory) {
        return factory == null ? null : factory.create();
    }

    /** Closes those that can be closed (JSR-107 section 3.2). */
    void close(Closing closing) {
        closing.user(policy);
        closing.user(loader);
        closing.user(writer);
    }
}
