// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * The user's objects that a cache calls, listeners apart.
 *
 * @param writer null where the cache does not write through
 */
record Callbacks<K, V>(
        ExpiryPolicy policy,
        @Nullable CacheLoader<K, V> loader,
        @Nullable CacheWriter<? super K, ? super V> writer) {

    /** Runs the user's factories. */
    static <K, V> Callbacks<K, V> create(CompleteConfiguration<K, V> configuration) {
        return new Callbacks<>(
                configuration.getExpiryPolicyFactory().create(),
                create(configuration.getCacheLoaderFactory()),
                configuration.isWriteThrough() ? create(configuration.getCacheWriterFactory()) : null);
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
