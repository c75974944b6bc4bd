// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.event;

import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What a listener gets. Values are made from their stored form when asked for, each time anew if they can change. An
 * event of a value that is gone has it both as value and as old value, or, where old values were not asked for, not at
 * all: so the TCK wants it.
 */
final class Event<K, V> extends CacheEntryEvent<K, V> {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<K> key;
    private final transient @Nullable Supplier<V> value;
    private final transient @Nullable Supplier<V> oldValue;

    Event(
            Cache<K, V> source,
            EventType type,
            Supplier<K> key,
            @Nullable Supplier<V> value,
            @Nullable Supplier<V> oldValue) {
        super(source, type);
        this.key = key;
        this.value = value;
        this.oldValue = oldValue;
    }

    @Override
    public K getKey() {
        return key.get();
    }

    @Override
    public @Nullable V getValue() {
        return value == null ? null : value.get();
    }

    @Override
    public @Nullable V getOldValue() {
        return oldValue == null ? null : oldValue.get();
    }

    @Override
    public boolean isOldValueAvailable() {
        return oldValue != null;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new IllegalArgumentException("an event of Corral is not a " + type.getName());
    }

    /** Names the kind and nothing that a cache may hold. */
    @Override
    public String toString() {
        return "Event[" + getEventType() + "]";
    }
}
