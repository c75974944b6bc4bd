// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import io.corral.internal.entry.Entry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of fixed size with linear probing: a slot holds an entry, which knows its key. One thread at a time brings
 * entries and takes them away, one at a time replaces what a key has, and any number read meanwhile.
 *
 * <p>An entry never moves within a block: who does not find a key that he looks for has begun before it came, or not ended
 * before it went. A slot that has been taken is never empty again, so that nobody ends his search there too soon: a removed
 * entry leaves {@link #GONE}, and the next new key that comes by takes its place.
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

    private static final Entry GONE = new Entry("", 0, 0, Entry.ENDED);

    /** At most one of so many slots is taken: probing fetches entries. */
    private static final int SPARE = 4;

    private static final int FEWEST = 8;
    private static final int MOST = 1 << 30;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Entry[].class);

    /** One lock for so many slots: for few entries the stripe's is enough. */
    private static final int SLOTS_A_LOCK = 64;

    private static final int MOST_LOCKS = 128;

    private final @Nullable Entry[] slots;
    private final Object[] locks;

    /** Written by one thread at a time, and read by all who bring a key: to have missed the last few does no harm. */
    private volatile int taken;

    private volatile @Nullable ConcurrentMap<Object, Entry> crowd;

    private Block(int size) {
        this.slots = new Entry[size];
        this.locks = new Object[Math.min(size / SLOTS_A_LOCK, MOST_LOCKS)];
        Arrays.setAll(locks, i -> new Object());
    }

    /** An empty block with room for more than so many entries. */
    static Block holding(int entries) {
        // Six for each: what is left of a block that is full of removed keys is not full again at once.
        long wanted = Math.max(FEWEST, Math.min(MOST, 6L * entries));
        return new Block(powerOfTwo(wanted));
    }

    /** The next power of two, for so many slots or more. */
    static int powerOfTwo(long wanted) {
        return Integer.highestOneBit((int) (2 * wanted - 1));
    }

    /** The lock of a key, for those who change what it has. */
    Object lock(int hash, Object stripe) {
        return locks.length == 0 ? stripe : locks[hash & (locks.length - 1)];
    }

    /** Does something under all of its locks. */
    void locked(Object stripe, Runnable action) {
        locked(0, stripe, action);
    }

    private void locked(int from, Object stripe, Runnable action) {
        synchronized (from < locks.length ? locks[from] : stripe) {
            if (from < locks.length) {
                locked(from + 1, stripe, action);
            } else {
                action.run();
            }
        }
    }

    /** Whether it is to be replaced, where {@link #slot} has said this and there are so many entries. */
    boolean unfit(int slot, int entries) {
        return (slot < 0 && full()) || sparse(entries);
    }

    private boolean full() {
        return taken >= slots.length / SPARE && slots.length < MOST;
    }

    private boolean sparse(int entries) {
        return slots.length > FEWEST && entries < slots.length / (SPARE * FEWEST);
    }

    /** Where the entries are, for {@link #find}; never changed by others. */
    @Nullable
    Entry[] slots() {
        return slots;
    }

    /** The entry of a key, or null. For every thread. */
    @Nullable
    Entry get(Object key, int hash) {
        Entry found = find(slots, key, hash);
        return found == GONE ? crowding(key) : found;
    }

    /** Whether {@link #find} has not found out all there is to know. */
    static boolean crowded(@Nullable Entry found) {
        return found == GONE;
    }

    /** The entry of a key in the slots of a block, or null, or what {@link #crowded} says. For every thread. */
    static @Nullable Entry find(@Nullable Entry[] slots, Object key, int hash) {
        int mask = slots.length - 1;
        int at = hash & mask;
        for (int i = 0; i < PROBES; i++) {
            Entry entry = slots[at];
            // As getAcquire would have it, which besides looks whether it really is an entry.
            VarHandle.acquireFence();
            if (entry == null || under(entry, key, hash)) {
                return entry;
            }
            at = (at + 1) & mask;
        }
        return GONE;
    }

    /** Whether an entry of a table is a key's. */
    static boolean under(Entry entry, Object key, int hash) {
        // The hash first: what others have for keys is not worth to be fetched. No key equals null, which GONE has, or
        // what is in the place of the key of an entry that has been retired.
        return entry.hash() == hash && (entry.key() == key || key.equals(entry.key()));
    }

    private @Nullable Entry crowding(Object key) {
        ConcurrentMap<Object, Entry> others = crowd;
        return others == null ? null : others.get(key);
    }

    /**
     * Where a key is, or, below zero, where it would be as long as no other key comes. For the thread that has the key's lock,
     * as all that follows.
     */
    int slot(Object key, int hash) {
        int slot = hash & (slots.length - 1);
        int free = CROWDED;
        for (int i = 0; i < PROBES; i++) {
            Entry entry = (Entry) SLOT.getAcquire(slots, slot);
            if (entry == null) {
                return free == CROWDED ? ~slot : free;
            }
            if (entry == GONE) {
                free = free == CROWDED ? ~slot : free;
            } else if (under(entry, key, hash)) {
                return slot;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return crowding(key) == null ? free : CROWDED;
    }

    /** The entry of a key for which {@link #slot} has said this. */
    @Nullable
    Entry entry(Object key, int slot) {
        if (slot == CROWDED) {
            return crowding(key);
        }
        return slot < 0 ? null : slots[slot];
    }

    /**
     * Gives a key an entry that is under it, or takes it, where {@link #slot} has said. Who brings the key, or takes it away,
     * must be the only one who does.
     */
    void set(Object key, int slot, @Nullable Entry entry) {
        if (slot == CROWDED) {
            setCrowding(key, entry);
        } else if (slot >= 0) {
            SLOT.setRelease(slots, slot, entry == null ? GONE : entry);
        } else if (entry != null) {
            int before = taken;
            taken = slots[~slot] == null ? before + 1 : before;
            SLOT.setRelease(slots, ~slot, entry);
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

    /** All entries. While it looks, none may come or go. */
    List<Entry> entries() {
        ConcurrentMap<Object, Entry> others = crowd;
        return Stream.concat(
                        IntStream.range(0, slots.length).mapToObj(i -> (Entry) SLOT.getAcquire(slots, i)),
                        others == null ? Stream.empty() : others.values().stream())
                .filter(entry -> entry != null && entry != GONE)
                .toList();
    }
}
