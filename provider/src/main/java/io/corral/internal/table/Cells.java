// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import java.util.Iterator;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache by their keys, in the memory of this JVM. Safe for use by many threads; keys are never null.
 *
 * @param <K> the user's keys
 */
public interface Cells<K> {

    /** As many as there are. */
    static <K> Cells<K> unbounded() {
        return new CellTable<>();
    }

    /**
     * At most so many.
     *
     * @param evicted hears how many went for want of room
     */
    static <K> Cells<K> bounded(long maxCount, LongConsumer evicted) {
        return new BoundedCells<>(maxCount, evicted);
    }

    /** The entry of a key, or null; takes no lock. */
    @Nullable
    Entry get(K key);

    /**
     * Puts in an entry's place what a function makes of it, null for none. The function runs once, alone for its key, must
     * not come back here, and should be short: other keys may wait for it. If it throws, the entry stays.
     */
    void change(K key, BiFunction<? super K, @Nullable Entry, @Nullable Entry> change);

    /** How many entries there are. Counted without going over them, so that it may be a moment behind. */
    long size();

    /**
     * The entries, each key at most once. Those that come or go meanwhile may be among them or not; {@code remove} is not
     * supported.
     */
    Iterator<Held<K>> scan();
}
