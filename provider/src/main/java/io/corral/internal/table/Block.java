// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import io.corral.internal.entry.Entry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of fixed size with linear probing: a slot is a key and, next to it, its entry. One thread at a time changes
 * it, any number read it meanwhile.
 *
 * <p>A slot that has got a key keeps it, so that a reader who has found its key finds the entry of that key and of no other.
 * A removed key's slot is of use again for that key alone, until all that is left moves to another block.
 *
 * <p>A key that finds {@value #PROBES} slots taken by others is kept in an ordinary map. That hardly ever happens, but to
 * keys whose hash codes are the same, by chance or because somebody wants the cache to be slow.
 */
final class Block {

    /** Holds nothing, and is full. */
    static final Block EMPTY = new Block(1);

    static final int PROBES = 32;

    /** What {@link #slot} says of a key that has no place in the table. */
    private static final int CROWDED = Integer.MIN_VALUE;

    /** At most one of so many slots is taken: probing compares keys, and another key is another object to be fetched. */
    private static final int SPARE = 2;

    private static final int FEWEST = 8;
    private static final int MOST = 1 << 29;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Object[].class);

    /** A key at each even place, and its entry behind it. */
    private final @Nullable Object[] cells;

    private int taken;
    private volatile @Nullable ConcurrentMap<Object, Entry> crowd;

    private Block(int slots) {
        this.cells = new Object[2 * slots];
    }

    /** An empty block with room for more than so many entries. */
    static Block holding(int entries) {
        // Three for each: what is left of a block that is full of removed keys is not full again at once.
        long wanted = Math.max(FEWEST, Math.min(MOST, 3L * entries));
        return new Block(Integer.highestOneBit((int) (2 * wanted - 1)));
    }

    int slots() {
        return cells.length / 2;
    }

    /** Whether a further key needs another block. */
    boolean full() {
        return taken >= slots() / SPARE && slots() < MOST;
    }

    /** Whether so many entries are far too few for it. */
    boolean sparse(int entries) {
        return slots() > FEWEST && entries < slots() / (SPARE * FEWEST);
    }

    /** The entry of a key, or null. For every thread. */
    @Nullable
    Entry get(Object key, int hash) {
        @Nullable Object[] all = cells;
        int mask = all.length - 1;
        int at = (2 * hash) & mask;
        for (int i = 0; i < PROBES; i++) {
            Object other = CELL.getAcquire(all, at);
            if (other == null) {
                return null;
            }
            if (other == key || key.equals(other)) {
                return (Entry) CELL.getAcquire(all, at + 1);
            }
            at = (at + 2) & mask;
        }
        return crowding(key);
    }

    private @Nullable Entry crowding(Object key) {
        ConcurrentMap<Object, Entry> others = crowd;
        return others == null ? null : others.get(key);
    }

    /** Where a key is, or, below zero, where it would be. For the thread that changes the block, as all that follows. */
    int slot(Object key, int hash) {
        int slot = hash & (slots() - 1);
        for (int i = 0; i < PROBES; i++) {
            Object other = cells[2 * slot];
            if (other == null) {
                return ~slot;
            }
            if (other == key || key.equals(other)) {
                return slot;
            }
            slot = (slot + 1) & (slots() - 1);
        }
        return CROWDED;
    }

    /** The entry of a key for which {@link #slot} has said this. */
    @Nullable
    Entry entry(Object key, int slot) {
        if (slot == CROWDED) {
            return crowding(key);
        }
        return slot < 0 ? null : (Entry) cells[2 * slot + 1];
    }

    private @Nullable Object key(int slot) {
        return CELL.getAcquire(cells, 2 * slot);
    }

    /** Gives a key an entry, or takes it, where {@link #slot} has said. There is room: the block is not full. */
    void set(Object key, int slot, @Nullable Entry entry) {
        if (slot == CROWDED) {
            setCrowding(key, entry);
        } else if (slot >= 0) {
            CELL.setRelease(cells, 2 * slot + 1, entry);
        } else if (entry != null) {
            taken++;
            CELL.setRelease(cells, 2 * ~slot + 1, entry);
            // Last: whoever sees the key sees its entry.
            CELL.setRelease(cells, 2 * ~slot, key);
        }
    }

    private void setCrowding(Object key, @Nullable Entry entry) {
        ConcurrentMap<Object, Entry> others = crowd;
        if (others == null) {
            others = new ConcurrentHashMap<>();
            crowd = others;
        }
        if (entry == null) {
            others.remove(key);
        } else {
            others.put(key, entry);
        }
    }

    /** Every key that has been put here, be it that it has been removed since. For every thread. */
    Iterator<Object> keys() {
        ConcurrentMap<Object, Entry> others = crowd;
        Stream<Object> crowding = others == null ? Stream.empty() : others.keySet().stream();
        return Stream.concat(
                        IntStream.range(0, slots())
                                .mapToObj(this::key)
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull),
                        crowding)
                .iterator();
    }
}
