// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a key held at the moment of {@link CorralCache#peek}: a snapshot that never changes. Times are those of the
 * clock of the machine that wrote, in milliseconds. Corral makes these; later versions may add methods, so do not
 * implement it.
 *
 * @param <V> the type of the value
 */
public interface EntryView<V> {

    /** The value; whether it is a copy of the caller's own is as with {@code Cache.get}. */
    V value();

    /** The version of the value, as {@link CorralCache#replaceVersioned} takes it. */
    long version();

    /**
     * When this value was put or loaded; not when the key first had a value. Some milliseconds early, if it has no expiry, soft
     * or hard, and was put in one JVM while very much else was.
     */
    Instant createdAt();

    /** From when on the value is stale: served while it is reloaded; null if it does not become stale. */
    @Nullable
    Instant staleAt();

    /** Whether it is fresh, stale, or has been stale for too long to be served without a reload. */
    State state();

    /** Why the last load of the key failed, in words, while {@code back-off} runs; else null. */
    @Nullable
    String lastFailure();

    /** What a value is to a reader of a read-through cache. */
    enum State {
        /** It is served. */
        FRESH,
        /** It is served, and reloaded. */
        STALE,
        /** It is reloaded before it is served. */
        OUTDATED
    }

    /** From when on the value is gone for everybody, by the expiry policy; null if it does not expire. */
    @Nullable
    Instant expiresAt();

    /** The tags of the value; none, if it has been written without. */
    Set<String> tags();
}
