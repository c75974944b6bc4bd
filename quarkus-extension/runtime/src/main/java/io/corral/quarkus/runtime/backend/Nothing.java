// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.backend;

import org.jspecify.annotations.Nullable;

/** Stands for null, which Quarkus' caches hold and JSR-107's do not. */
enum Nothing {
    NOTHING;

    static Object hide(@Nullable Object value) {
        return value == null ? NOTHING : value;
    }

    static @Nullable Object reveal(@Nullable Object stored) {
        return stored == NOTHING ? null : stored;
    }
}
