// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import io.corral.internal.entry.Entry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are kept elsewhere, under their keys: as many as there is room for, and each as long as it is not retired and no
 * other takes its place. Neither readers nor those who remember take a lock.
 *
 * @param <K> keys that do not change, nor their hash codes
 */
public final class Remembered<K> {

    private static final int FEWEST = 1 << 8;
    private static final int MOST = 1 << 26;
    /** So many slots for each entry: of three that share a place one is not remembered. */
    private static final int SPARE = 4;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Entry[].class);

    private final @Nullable Entry[] slots;

    /** About how many have been noted, or noted again, since somebody has looked whether there is room. */
    private int noted;

    /** With room for so many entries. */
    public Remembered(long entries) {
        long wanted = Math.max(FEWEST, Math.min(MOST, entries * SPARE));
        this.slots = new Entry[Block.powerOfTwo(wanted)];
    }

    /** For how many entries there is room. */
    public long room() {
        return slots.length / SPARE;
    }

    /** Whether there may be more entries than there is room for. */
    public boolean crowded() {
        return noted > room();
    }

    /** Whether there is room for so many entries. */
    public boolean fits(long entries) {
        noted = 0;
        return slots.length == MOST || entries <= room();
    }

    /** The entry of a key, or null. */
    public @Nullable Entry find(K key) {
        int hash = CellTable.hash(key);
        int at = hash & (slots.length - 1);
        Entry entry = slots[at];
        // As getAcquire would have it, which besides looks whether it really is an entry.
        VarHandle.acquireFence();
        if (entry != null && Block.under(entry, key, hash)) {
            return entry;
        }
        entry = slots[at ^ 1];
        VarHandle.acquireFence();
        return entry != null && Block.under(entry, key, hash) ? entry : null;
    }

    /** Remembers a key's entry from now on, unless it has been retired. */
    public void note(K key, Entry entry) {
        int hash = CellTable.hash(key);
        noted++;
        if (entry.lend(key, hash)) {
            int at = hash & (slots.length - 1);
            Entry first = slots[at];
            boolean free = first == null || first.retired() || Block.under(first, key, hash);
            // Who comes second takes the other place, and there whoever is in it gives way.
            SLOT.setRelease(slots, free ? at : at ^ 1, entry);
        }
    }

    /**
     * Lets go of what is no longer its key's entry: nobody finds it, or nobody should, and it takes memory.
     *
     * @param current whether an entry is what its key has, and not retired
     */
    public void tidy(Predicate<Entry> current) {
        for (int at = 0; at < slots.length; at++) {
            Entry entry = (Entry) SLOT.getAcquire(slots, at);
            if (entry != null && !current.test(entry)) {
                entry.retire();
                SLOT.compareAndSet(slots, at, entry, null);
            }
        }
    }
}
