// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.ClusterUnavailableException;
import io.corral.EntryView;
import io.corral.Versioned;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.freshness.Freshness;
import io.corral.internal.load.Entries;
import io.corral.internal.stats.Counters;
import io.corral.internal.store.Store;
import io.corral.internal.write.Expect;
import io.corral.internal.write.Writes;
import org.jspecify.annotations.Nullable;

/**
 * The verbs that know of versions: each is a verb of JSR-107 that also says or compares the version of a value.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Versions<K, V> {

    private final Store<K> store;
    private final Entries<K, V> entries;
    private final Writes<K, V> writes;
    private final Reading<K, V> reading;
    private final Counters counters;

    /** @param store what the rooms' entries live in */
    Versions(Rooms<K, V> rooms, Reading<K, V> reading, Store<K> store) {
        this.store = store;
        this.entries = rooms.entries();
        this.writes = rooms.writes();
        this.reading = reading;
        this.counters = rooms.counters();
    }

    @Nullable
    Versioned<V> get(K key) {
        long start = counters.start();
        Entry entry = entries.peek(key);
        if (entry == null && !entries.near(key)) {
            entry = held(key);
        }
        if (entry != null && entries.state(entry) == Freshness.State.FRESH) {
            V value = entries.serve(key, entry);
            counters.hit(start);
            return new Versioned<>(value, entry.version());
        }
        // It looks again, and does whatever a get does that does not find a fresh value, counting included.
        V read = reading.read(key, null);
        return read == null ? null : versioned(read, held(key));
    }

    /** What was read, or what the key holds by now: only a value that it holds has a version. */
    private Versioned<V> versioned(V read, @Nullable Entry held) {
        return held == null
                ? new Versioned<>(read, Versioned.NONE)
                : new Versioned<>(entries.valueOf(held), held.version());
    }

    /** What the key holds; nothing if its owner does not answer, for whether that matters the read will say. */
    private @Nullable Entry held(K key) {
        try {
            return entries.read(key);
        } catch (ClusterUnavailableException e) {
            return null;
        }
    }

    long put(K key, V value) {
        long start = counters.start();
        Verdict verdict = writes.put(key, value, Expect.NOTHING);
        counters.put(start, Verdicts.stored(verdict) ? 1 : 0);
        Entry stored = Verdicts.entry(verdict);
        return stored == null ? Versioned.NONE : stored.version();
    }

    boolean replace(K key, long version, V value) {
        long start = counters.start();
        Verdict verdict = writes.put(key, value, new Expect.Version(version));
        boolean stood = !(verdict instanceof Verdict.Declined);
        counters.seen(stood || Verdicts.found(verdict));
        counters.put(start, Verdicts.stored(verdict) ? 1 : 0);
        return stood;
    }

    boolean remove(K key, long version) {
        long start = counters.start();
        Verdict verdict = writes.remove(key, new Expect.Version(version));
        boolean removed = verdict instanceof Verdict.Removed;
        counters.seen(Verdicts.found(verdict));
        counters.removed(start, removed ? 1 : 0);
        return removed;
    }

    private static EntryView.State state(Freshness.State state) {
        return switch (state) {
            case FRESH -> EntryView.State.FRESH;
            case STALE -> EntryView.State.STALE;
            case OUTDATED -> EntryView.State.OUTDATED;
        };
    }

    @Nullable
    EntryView<V> peek(K key) {
        // Of the store itself: whoever asks the entries for a dead one drops it and tells of it.
        Entry entry = store.read(key);
        return entry == null || (entry.mortal() && entry.deadAt(entries.now()))
                ? null
                : EntrySnapshot.of(entry, entries.valueOf(entry), state(entries.state(entry)), store.lease(key));
    }
}
