// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import io.corral.internal.entry.Entry;
import io.corral.internal.store.Held;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A hash table in which a key and its entry stand side by side, so that a hit fetches nothing between them. In a table with
 * a node for each key that node is one more object which is seldom in the processor's caches, and to wait for those is most
 * of what a hit costs.
 *
 * <p>It is cut into stripes by the upper bits of the hash. Each has a lock for those who change it, and a {@link Block} into
 * which readers look without one. A reader may come to its end in a block that has been replaced meanwhile: what it finds
 * there was true after it began.
 */
final class CellTable<K> implements Cells<K> {

    /** Enough that few writers meet, few enough that what leads to the blocks stays in the nearest of the caches. */
    private static final int STRIPES = 64;

    private static final int STRIPE_SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(STRIPES);
    private static final VarHandle BLOCK = MethodHandles.arrayElementVarHandle(Block[].class);

    /** One for each stripe, replaced under its lock. */
    private final Block[] blocks = new Block[STRIPES];

    private final Stripe[] stripes = new Stripe[STRIPES];

    CellTable() {
        Arrays.fill(blocks, Block.EMPTY);
        Arrays.setAll(stripes, i -> new Stripe());
    }

    /** The lock of those who change a block. */
    private static final class Stripe {

        /** How many entries there are: written under the lock, read without. */
        private volatile int live;

        int live() {
            return live;
        }

        void live(int now) {
            live = now;
        }
    }

    /** The upper bits, which choose the stripe, and the lower ones, which choose the slot, depend on all of the code. */
    private static int hash(Object key) {
        int spread = key.hashCode() * 0x9E3779B9; // 2^32 divided by the golden ratio
        return spread ^ (spread >>> 15);
    }

    private Block block(int stripe) {
        return (Block) BLOCK.getAcquire(blocks, stripe);
    }

    @Override
    public @Nullable Entry get(K key) {
        int hash = hash(key);
        return block(hash >>> STRIPE_SHIFT).get(key, hash);
    }

    @Override
    public void change(K key, BiFunction<? super K, @Nullable Entry, @Nullable Entry> change) {
        int hash = hash(key);
        int index = hash >>> STRIPE_SHIFT;
        Stripe stripe = stripes[index];
        synchronized (stripe) {
            int live = stripe.live();
            Block block = blocks[index];
            int slot = block.slot(key, hash);
            // Before the change: a key that throws here leaves everything as it was.
            if ((slot < 0 && block.full()) || block.sparse(live)) {
                block = moved(block, live + 1);
                BLOCK.setRelease(blocks, index, block);
                slot = block.slot(key, hash);
            }
            Entry before = block.entry(key, slot);
            Entry after = change.apply(key, before);
            if (after == before) {
                return;
            }
            block.set(key, slot, after);
            if (before == null) {
                stripe.live(live + 1);
            } else if (after == null) {
                stripe.live(live - 1);
                if (live == 1) {
                    BLOCK.setRelease(blocks, index, Block.EMPTY);
                }
            }
        }
    }

    /** All entries of a block in another one. */
    private static Block moved(Block from, int entries) {
        Block to = Block.holding(entries);
        from.keys().forEachRemaining(key -> {
            int hash = hash(key);
            to.set(key, to.slot(key, hash), from.get(key, hash));
        });
        return to;
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
        private Iterator<Object> keys = Collections.emptyIterator();
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
            while (keys.hasNext() || stripe < STRIPES) {
                if (!keys.hasNext()) {
                    keys = block(stripe++).keys();
                    continue;
                }
                K key = (K) keys.next();
                Entry entry = get(key);
                if (entry != null) {
                    return new Held<>(key, entry);
                }
            }
            return null;
        }
    }
}
