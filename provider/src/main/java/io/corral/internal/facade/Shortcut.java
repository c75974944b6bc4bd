// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.entry.Entry;
import io.corral.internal.load.Entries;
import io.corral.internal.mark.Marks;
import io.corral.internal.store.Store;
import io.corral.internal.table.CellTable;
import org.jspecify.annotations.Nullable;

/**
 * The way of a hit for which there is nothing to do but to find it: nothing is counted, and no read pushes back an expiry.
 * Most hits are of this kind, and how many steps they take is most of what they cost once the entry has come from memory.
 *
 * <p>This goes straight to the table of this JVM, if the entries are in one. For the compiler makes a method part of its callers
 * only as long as its code is small, and each call that leads on to a class which it cannot be sure of adds to that: a hit
 * that is a call of its own costs a quarter more.
 *
 * <p>A key that is null or not of the cache's type is left to those who refuse it.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Shortcut<K, V> {

    private final Entries<K, V> entries;
    private final Store<K> store;
    private final Gate gate;
    private final Checks checks;
    private final boolean touching;
    private final @Nullable CellTable<K> table;
    private final Marks marks;

    Shortcut(Entries<K, V> entries, Store<K> store, Gate gate, Checks checks) {
        this.entries = entries;
        this.store = store;
        this.gate = gate;
        this.checks = checks;
        this.touching = entries.touching();
        this.table = touching ? null : store.table();
        this.marks = store.marks();
    }

    /** The entry of a key, dead or alive; null means nothing, any key will do. */
    @Nullable
    Entry find(@Nullable K key) {
        if (key == null || !gate.free() || !checks.fits(key)) {
            return null;
        }
        CellTable<K> near = table;
        return near == null ? elsewhere(key) : marks.viewed(near.get(key));
    }

    private @Nullable Entry elsewhere(K key) {
        return touching ? null : store.peek(key);
    }

    /** Whether an entry is to be handed out, and that is all. */
    boolean serves(Entry found) {
        return found.plain() || (found.lasting() && entries.alive(found));
    }

    /** Whether a key has a value; false may mean that it needs a closer look. */
    boolean has(@Nullable K key) {
        Entry found = find(key);
        return found != null && (found.plain() || entries.alive(found));
    }
}
