// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A hash table whose entries know their keys, so that a hit fetches nothing between the table and the entry. In a table with
 * a node for each key that node is one more object which is seldom in the processor's caches, and to wait for those is most
 * of what a hit costs.
 *
 * <p>It is cut into stripes by the upper bits of the hash. Each has a {@link Block} into which readers look without a lock. A
 * reader may come to its end in a block that has been replaced meanwhile: what it finds there was true after it began.
 *
 * <p>Who changes a key has a lock that it shares with a few others of its block, so that the threads that write, of which one
 * may be stopped anywhere by the operating system, are seldom in each other's way. Who brings a key or takes it away has the
 * stripe, too, and who replaces a block has all of its locks and the stripe. Always in this order.
 */
public final class CellTable<K> implements Cells<K> {

    /** Enough that few writers meet, few enough that what leads to the blocks stays in the nearest of the caches. */
    private static final int STRIPES = 64;

    static final int STRIPE_SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(STRIPES);
    private static final VarHandle BLOCK = MethodHandles.arrayElementVarHandle(Block[].class);
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Entry[][].class);

    /** One for each stripe, replaced under all its locks. */
    private final Block[] blocks = new Block[STRIPES];

    /** Those of each block, so that a reader need not fetch the block. */
    private final @Nullable Entry[][] slots = new Entry[STRIPES][];

    private final Stripe[] stripes = new Stripe[STRIPES];

    CellTable() {
        Arrays.fill(blocks, Block.EMPTY);
        Arrays.fill(slots, Block.EMPTY.slots());
        Arrays.setAll(stripes, i -> new Stripe());
    }

    /** The lock of those who bring and take away entries. */
    private static final class Stripe {

        /** How many entries there are: written under this lock, read without. */
        private volatile int live;

        int live() {
            return live;
        }

        void live(int now) {
            live = now;
        }
    }

    /** The upper bits, which choose the stripe, and the lower ones, which choose the slot, depend on all of the code. */
    static int hash(Object key) {
        int spread = key.hashCode() * 0x9E3779B9; // 2^32 divided by the golden ratio
        return spread ^ (spread >>> 15);
    }

    private Block block(int stripe) {
        return (Block) BLOCK.getAcquire(blocks, stripe);
    }

    private void publish(int stripe, Block block) {
        BLOCK.setRelease(blocks, stripe, block);
        SLOTS.setRelease(slots, stripe, block.slots());
    }

    @Override
    public @Nullable Entry get(K key) {
        int hash = hash(key);
        int stripe = hash >>> STRIPE_SHIFT;
        @Nullable Entry[] here = slots[stripe];
        // As getAcquire would have it, which besides looks whether it really is an array.
        VarHandle.acquireFence();
        Entry found = Block.find(here, key, hash);
        return Block.crowded(found) ? block(stripe).get(key, hash) : found;
    }

    @Override
    public void change(K key, BiFunction<? super K, @Nullable Entry, @Nullable Entry> change) {
        int hash = hash(key);
        int index = hash >>> STRIPE_SHIFT;
        for (; ; ) {
            Block block = block(index);
            boolean last = false;
            boolean done = false;
            synchronized (block.lock(hash, stripes[index])) {
                if (block != block(index)) {
                    continue;
                }
                int slot = block.slot(key, hash);
                // Before the change: a key that throws here leaves everything as it was.
                if (!block.unfit(slot, stripes[index].live())) {
                    last = changeAt(key, hash, block, slot, change);
                    done = true;
                }
            }
            if (last) {
                vacate(index);
            }
            if (done) {
                return;
            }
            replace(index, block);
        }
    }

    /** Changes the entry of a key that {@link Block#slot} has said this of, under its lock. Says whether it was the last one. */
    private boolean changeAt(
            K key, int hash, Block block, int slot, BiFunction<? super K, @Nullable Entry, @Nullable Entry> change) {
        Entry before = block.entry(key, slot);
        Entry after = change.apply(key, before);
        if (after == before) {
            return false;
        }
        Entry under = after == null ? null : after.under(before == null ? key : own(before), hash);
        if (before != null && under != null) {
            block.set(key, slot, under);
            return false;
        }
        Stripe stripe = stripes[hash >>> STRIPE_SHIFT];
        synchronized (stripe) {
            // Looked for again: another key may have come to the place that was free.
            block.set(key, block.slot(key, hash), under);
            stripe.live(stripe.live() + (before == null ? 1 : -1));
            return stripe.live() == 0;
        }
    }

    /** Replaces a block that has become unfit, unless somebody else has. */
    private void replace(int index, Block block) {
        block.locked(stripes[index], () -> {
            if (block == blocks[index]) {
                publish(index, moved(block, stripes[index].live() + 1));
            }
        });
    }

    /** Gives up the block of a stripe that has no entries. */
    private void vacate(int index) {
        Block block = block(index);
        if (block != Block.EMPTY) {
            block.locked(stripes[index], () -> {
                if (block == blocks[index] && stripes[index].live() == 0) {
                    publish(index, Block.EMPTY);
                }
            });
        }
    }

    /** All entries of a block in another one. */
    private static Block moved(Block from, int entries) {
        Block to = Block.holding(entries);
        for (Entry entry : from.entries()) {
            Object key = own(entry);
            to.set(key, to.slot(key, entry.hash()), entry);
        }
        return to;
    }

    private static Object own(Entry entry) {
        return Objects.requireNonNull(entry.key());
    }

    /** The entries of a stripe while none comes or goes: one that goes and comes again while one looks may change its place. */
    private List<Entry> entries(int stripe) {
        synchronized (stripes[stripe]) {
            return blocks[stripe].entries();
        }
    }

    @Override
    public long size() {
        return Arrays.stream(stripes).mapToLong(Stripe::live).sum();
    }

    @Override
    public Iterator<Held<K>> scan() {
        return new Scan();
    }

    /** Goes from stripe to stripe, and tells of each key that a stripe has when it comes there what it holds then. */
    private final class Scan implements Iterator<Held<K>> {

        private int stripe;
        private Iterator<Entry> entries = Collections.emptyIterator();
        private @Nullable Held<K> next = find();

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Held<K> next() {
            Held<K> found = next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            next = find();
            return found;
        }

        @SuppressWarnings("unchecked") // a table is given no other keys
        private @Nullable Held<K> find() {
            while (entries.hasNext() || stripe < STRIPES) {
                if (!entries.hasNext()) {
                    entries = entries(stripe++).iterator();
                    continue;
                }
                K key = (K) own(entries.next());
                Entry entry = get(key);
                if (entry != null) {
                    return new Held<>(key, entry);
                }
            }
            return null;
        }
    }
}
