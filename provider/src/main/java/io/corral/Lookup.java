// SPDX-License-Identifier: Apache-2.0
package io.corral;

import org.jspecify.annotations.Nullable;

/**
 * A value, and how a read came to it.
 *
 * @param value what {@code get} would have returned; null if there is none
 * @param <V> the type of the value
 */
public record Lookup<V>(@Nullable V value, Origin origin) {

    /** How a read came to its value. */
    public enum Origin {
        /** The cache held it, fresh. */
        HIT,
        /** The cache held it, stale, and it is reloaded. */
        STALE,
        /** The cache held it, stale, and its load failed. */
        STALE_ON_ERROR,
        /** This call loaded it; or, without a value, the loader told this call that there is none. */
        LOADED,
        /** Another call loaded it, here or on another node, or wrote it, while this one waited or began to load. */
        COALESCED,
        /** There is none yet: this is the default, and the key is loaded in the background. */
        DEFAULT,
        /** The loader has said not long ago that there is none. */
        NEGATIVE,
        /** There is none, and nothing to load it with. */
        MISS
    }

    /** Names the origin and the value's class, and nothing that a cache may hold. */
    @Override
    public String toString() {
        return "Lookup[" + origin
                + (value == null ? "" : ": " + value.getClass().getName()) + "]";
    }
}
