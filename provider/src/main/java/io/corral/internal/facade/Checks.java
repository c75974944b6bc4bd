// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at arguments before anything happens: JSR-107 has no null keys and values, and a cache that was created with
 * types holds nothing else.
 */
final class Checks {

    private final String cacheName;
    private final Class<?> keyType;
    private final Class<?> valueType;

    Checks(String cacheName, Class<?> keyType, Class<?> valueType) {
        this.cacheName = cacheName;
        this.keyType = keyType;
        this.valueType = valueType;
    }

    void key(@Nullable Object key) {
        check("key", key, keyType);
    }

    /** Whether an object may be a key here. */
    boolean fits(Object key) {
        return is(key, keyType);
    }

    void value(@Nullable Object value) {
        check("value", value, valueType);
    }

    void keys(@Nullable Collection<?> keys) {
        required("the keys", keys).forEach(this::key);
    }

    void entries(@Nullable Map<?, ?> map) {
        required("the map", map).forEach((key, value) -> {
            key(key);
            value(value);
        });
    }

    <T> T required(String what, @Nullable T argument) {
        return Objects.requireNonNull(argument, () -> "Cache '" + cacheName + "': " + what + " must not be null");
    }

    private void check(String what, @Nullable Object given, Class<?> type) {
        if (given == null) {
            throw new NullPointerException("Cache '" + cacheName + "': a " + what + " must not be null");
        }
        if (!is(given, type)) {
            throw new ClassCastException("Cache '" + cacheName + "': a " + what + " must be a " + type.getName()
                    + ", as the cache's configuration says, and not a "
                    + given.getClass().getName());
        }
    }

    private static boolean is(Object given, Class<?> type) {
        // Most are of that very class, which takes one comparison to see.
        return given.getClass() == type || type.isInstance(given);
    }
}
