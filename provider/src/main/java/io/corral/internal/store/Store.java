// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.entry.Lease;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.Marks;
import io.corral.internal.table.CellTable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where entries live. One key at a time is changed atomically, at the one place that decides for it, by
 * {@link io.corral.internal.change.Rules}; no user code runs there. Safe for use by many threads; keys are never null.
 *
 * @param <K> the user's keys
 */
public interface Store<K> extends AutoCloseable {

    /**
     * What this node's own memory holds for the key, dead or alive, without a lock or a message; null when it holds
     * nothing or does not know. Counts as a use for eviction.
     */
    @Nullable
    Entry peek(K key);

    /**
     * The table in which {@link #peek} looks, and then at the {@link #marks}, if it does nothing else: for who wants to take no
     * step more. For reading alone. Null where entries are elsewhere.
     */
    default @Nullable CellTable<K> table() {
        return null;
    }

    /** What the key holds by the word of whoever decides for it, dead or alive, or null. */
    @Nullable
    Entry read(K key);

    /** The lease that the key holds by the word of whoever decides for it, or null. */
    @Nullable
    Lease lease(K key);

    /** What several keys hold; those that hold nothing are missing. */
    default Map<K, Entry> readAll(Set<K> keys) {
        Map<K, Entry> found = new LinkedHashMap<>();
        for (K key : keys) {
            Entry entry = read(key);
            if (entry != null) {
                found.put(key, entry);
            }
        }
        return found;
    }

    /** Whether {@link #peek} and {@link #read} give the same answer for this key. */
    boolean near(K key);

    /** Applies a change. The caller runs the returned delivery once it holds nothing others may wait for. */
    Applied apply(K key, Change change);

    /** Whether {@link #place} is worth the trouble. */
    default boolean places() {
        return false;
    }

    /**
     * Gives a key an entry that never dies, under a condition, unless there is anything to be thought about: a lease, an entry
     * that may die, an observer. Then it does nothing and returns null, and the entry is to be stored by a change. What it
     * replaces it says to nobody who has not asked.
     */
    default @Nullable Verdict place(K key, Entry entry, Condition condition) {
        return null;
    }

    /** Applies one change to each key; the order among keys is not defined. */
    default Map<K, Applied> applyAll(Map<K, Change> changes) {
        Map<K, Applied> applied = new LinkedHashMap<>();
        changes.forEach((key, change) -> applied.put(key, apply(key, change)));
        return applied;
    }

    /** Whether {@link #touch} may have to tell other nodes. */
    default boolean touchesAfar() {
        return false;
    }

    /** Pushes back the hard expiry of an entry because it was read, to {@code then} in epoch milliseconds. */
    void touch(K key, Entry entry, long then);

    /** The entries, dead or alive, weakly consistent: each key at most once; {@code remove} is not supported. */
    Iterator<Held<K>> scan();

    /** Every key that holds anything at all, a lease without a value included; weakly consistent. */
    Iterator<K> keys();

    /**
     * Drops everything without telling anybody, and fences every load that began before.
     *
     * @param broken hears of each lease that was ended
     */
    void clear(BiConsumer<K, Lease> broken);

    /** The marks by which this store's entries are judged: what it shows has been seen through them. */
    Marks marks();

    /**
     * Marks a tag: from now on, values that have it and were made before are gone, or stale. Returns when everybody who
     * shares the store knows; takes the same time whatever the store holds.
     */
    void mark(String tag, Mark.Kind kind);

    /** Marks every value: from now on those that were made before are stale. Returns as {@link #mark} does. */
    void markAllStale();

    /** From now on {@code observer} hears of every change that has something to tell; null for nobody. */
    void observe(@Nullable Observer<K> observer);

    /** Drops entries whose hard expiry has come, telling the observer; {@code now} in epoch milliseconds. */
    void sweep(long now);

    /** How many keys this node's memory holds anything for, be it dead. Counted without going over them. */
    long size();

    /** The thing behind the port, of that type, or null: what JCache's unwrap hands out. */
    <T> @Nullable T unwrap(Class<T> type);

    /** Takes the store away from everybody who shares it, with all it holds. */
    void destroy();

    /** Lets go of the store; what others share of it stays. */
    @Override
    void close();
}
