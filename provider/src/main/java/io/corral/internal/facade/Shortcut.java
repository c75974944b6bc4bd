// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.entry.Entry;
import io.corral.internal.load.Entries;
import org.jspecify.annotations.Nullable;

/**
 * The way of a hit for which there is nothing to do but to find it: nothing is counted, and no read pushes back an expiry.
 * Most hits are of this kind, and how many steps they take is most of what they cost once the entry has come from memory.
 *
 * <p>A key that is null or not of the cache's type is left to those who refuse it.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Shortcut<K, V> {

    private final Entries<K, V> entries;
    private final Gate gate;
    private final Checks checks;
    private final boolean touching;

    Shortcut(Entries<K, V> entries, Gate gate, Checks checks) {
        this.entries = entries;
        this.gate = gate;
        this.checks = checks;
        this.touching = entries.touching();
    }

    /** The live entry of a key, for a reader; null means nothing, any key will do. */
    @Nullable
    Entry find(@Nullable K key) {
        return touching ? null : seen(key);
    }

    /** Whether a key has a value; false may mean that it needs a closer look. */
    boolean has(@Nullable K key) {
        return seen(key) != null;
    }

    private @Nullable Entry seen(@Nullable K key) {
        return key != null && gate.free() && checks.fits(key) ? entries.glance(key) : null;
    }
}
