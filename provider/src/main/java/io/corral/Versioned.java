// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.util.Objects;

/**
 * A value and its version; see {@link CorralCache}. Whether a value is a copy of the caller's own is as with
 * {@code Cache.get}.
 *
 * @param value never null
 * @param version changes with every write of the key, and never comes again for it; or {@link #NONE}. Versions have no
 *     meaning but to be equal or not
 * @param <V> the type of the value
 */
public record Versioned<V>(V value, long version) {

    /** The version of what the cache does not hold: no value in a cache has it, so nothing is ever replaced by it. */
    public static final long NONE = 0;

    /** @throws NullPointerException if the value is null */
    public Versioned {
        Objects.requireNonNull(value, "a versioned value must not be null");
    }

    /** Names the version and the value's class, and nothing that a cache may hold. */
    @Override
    public String toString() {
        return "Versioned[" + version + ": " + value.getClass().getName() + "]";
    }
}
