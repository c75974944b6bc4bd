// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.entry.Entry;
import java.util.Objects;
import java.util.function.Function;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * The entry that an entry processor works on (JSR-107 section 9): what it does is only noted, and done when it has
 * returned. Used by one thread.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Draft<K, V> implements MutableEntry<K, V> {

    private final K key;
    private final Function<Entry, V> reading;
    private final @Nullable Source<K, V> source;
    private @Nullable Entry base;
    private @Nullable V value;
    private Intent intent = Intent.NOTHING;

    /**
     * @param base what the key held when the processor began, or null
     * @param reading makes the user's form of the base
     * @param source where a value comes from that the processor asks for and that is not there, or null
     */
    Draft(K key, @Nullable Entry base, Function<Entry, V> reading, @Nullable Source<K, V> source) {
        this.key = key;
        this.base = base;
        this.reading = reading;
        this.source = source;
    }

    /** Where a missing value comes from. */
    interface Source<K, V> {

        /** Loads the value, or null if there is none. */
        @Nullable
        V load(K key);

        /** What the key holds now: the entry that was just loaded, or what has replaced it. */
        @Nullable
        Entry read(K key);
    }

    /** What the processor wants done. */
    enum Intent {
        /** Nothing; it has not even read. */
        NOTHING,
        /** Nothing; it has read. */
        READ,
        /** A value is to be stored. */
        SET,
        /** The value is to be removed. */
        REMOVE
    }

    Intent intent() {
        return intent;
    }

    /** The entry whose value the processor saw, or null. */
    @Nullable
    Entry base() {
        return base;
    }

    @Nullable
    V value() {
        return value;
    }

    @Override
    public boolean exists() {
        return switch (intent) {
            case SET -> true;
            case REMOVE -> false;
            case NOTHING, READ -> base != null || value != null;
        };
    }

    @Override
    public void remove() {
        // Set and removed again where there was nothing: there is nothing left to do.
        boolean back = intent == Intent.SET && base == null;
        intent = back ? Intent.NOTHING : Intent.REMOVE;
        value = null;
    }

    @Override
    public K getKey() {
        return key;
    }

    @Override
    public @Nullable V getValue() {
        if (intent == Intent.SET || intent == Intent.REMOVE || value != null) {
            return value;
        }
        if (base != null) {
            value = reading.apply(base);
            intent = Intent.READ;
        } else if (source != null) {
            load(source);
        }
        return value;
    }

    /** What was loaded is now what the key holds, unless somebody wrote meanwhile: then the write is what counts. */
    private void load(Source<K, V> from) {
        value = from.load(key);
        base = from.read(key);
        if (base != null) {
            value = reading.apply(base);
        }
    }

    @Override
    public void setValue(V newValue) {
        value = Objects.requireNonNull(newValue, "an entry processor must not set null; call remove() instead");
        intent = Intent.SET;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new IllegalArgumentException("a mutable entry of Corral is not a " + type.getName());
    }

    /** Names the key's class and nothing that a cache may hold. */
    @Override
    public String toString() {
        return "MutableEntry[" + key.getClass().getName() + "]";
    }
}
