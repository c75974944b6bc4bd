// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.entry.Origin;
import io.corral.internal.expiry.Lifetimes;
import io.corral.internal.flight.Flights;
import io.corral.internal.freshness.Freshness;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Store;
import io.corral.internal.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache as readers and writers see them: alive or not there, in the user's form, with their hard
 * expiry kept as the user's policy says. A write ends the flights that it fences, so that nobody waits for a value
 * that will not be stored.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Entries<K, V> {

    private final Store<K> store;
    private final Codecs codecs;
    private final Lifetimes lifetimes;
    private final boolean touching;
    private final Flights<K, Landing> flights;
    private final Clock clock;
    private final Aging aging;
    private final Making making;
    private final ExpiryAsking asking;
    private final BiFunction<K, Change, Applied> applying = this::apply;

    /** @param times where the times and versions of entries come from */
    public Entries(Store<K> store, Codecs codecs, Lifetimes lifetimes, Flights<K, Landing> flights, Times times) {
        this.store = store;
        this.codecs = codecs;
        this.lifetimes = lifetimes;
        this.touching = lifetimes.touching();
        this.flights = flights;
        this.clock = times.clock();
        this.aging = times.aging();
        this.making = new Making(times, lifetimes);
        this.asking = new ExpiryAsking(lifetimes, aging);
    }

    /** The live entry in this node's memory, or null; a dead one that is met is dropped and told of. */
    public @Nullable Entry peek(K key) {
        return living(key, store.peek(key));
    }

    /** The live entry in this node's memory, or null; a dead one is left alone, so that no message is sent. */
    public @Nullable Entry glance(K key) {
        Entry entry = store.peek(key);
        return entry == null || alive(entry) ? entry : null;
    }

    /** The live entry, or null. */
    public @Nullable Entry read(K key) {
        return living(key, store.read(key));
    }

    /** Whether {@link #peek} is as good as {@link #read}. */
    public boolean near(K key) {
        return store.near(key);
    }

    /** Whether nothing is to be asked and nothing to be told: this node has the key's word, and no dead entry. */
    public boolean quiet(K key) {
        return store.near(key) && store.peek(key) == null;
    }

    /** The live entries of those keys whose word this node does not have, asked for all at once. */
    public Map<K, Entry> readRemote(Set<K> keys) {
        Set<K> remote = new LinkedHashSet<>(keys);
        remote.removeIf(store::near);
        Map<K, Entry> found = new LinkedHashMap<>();
        if (!remote.isEmpty()) {
            store.readAll(remote).forEach((key, held) -> {
                Entry live = living(key, held);
                if (live != null) {
                    found.put(key, live);
                }
            });
        }
        return found;
    }

    private @Nullable Entry living(K key, @Nullable Entry entry) {
        if (entry == null || alive(entry)) {
            return entry;
        }
        apply(key(key), new Change.Expire(clock.millis())).delivery().run();
        return null;
    }

    /** Whether an entry is not dead. */
    public boolean alive(Entry entry) {
        return !entry.mortal() || !entry.deadAt(clock.millis());
    }

    /** The user's form of an entry that is read, which counts as an access. */
    public V serve(K key, Entry entry) {
        touch(key, entry);
        return valueOf(entry);
    }

    /** The same; what other nodes must be told of it {@code teller} does. */
    public V serve(K key, Entry entry, Executor teller) {
        if (!touching || !store.touchesAfar()) {
            return serve(key, entry);
        }
        if (lifetimes.onAccess(clock.millis()) instanceof Deadline.At at) {
            K own = key(key);
            teller.execute(() -> store.touch(own, entry, at.millis()));
        }
        return valueOf(entry);
    }

    /** Counts as an access, which may push back the hard expiry. */
    public void touch(K key, Entry entry) {
        if (touching && lifetimes.onAccess(clock.millis()) instanceof Deadline.At at) {
            store.touch(key, entry, at.millis());
        }
    }

    /** The user's form of what an entry holds. */
    @SuppressWarnings("unchecked") // a codec gives back what it was given
    public V valueOf(Entry entry) {
        // A value that is its own stored form is not looked at: it may be far away from the entry.
        return entry.packed() ? value(entry.value()) : (V) entry.value();
    }

    /** The user's form of a stored value. */
    @SuppressWarnings("unchecked") // a codec gives back what it was given
    public V value(Object stored) {
        return (V) codecs.values().give(stored);
    }

    /** A copy of a key, where it can change: what the cache keeps and what it hands out is never the same object. */
    @SuppressWarnings("unchecked") // a codec gives back what it was given
    public K key(K key) {
        return (K) codecs.keys().copy(key);
    }

    /** The stored form of a value. */
    public Object stored(Object value) {
        return codecs.values().store(value);
    }

    /** The time, in epoch milliseconds. */
    public long now() {
        return clock.millis();
    }

    /** What a value is to a reader, now. */
    public Freshness.State state(Entry entry) {
        return entry.lasting() ? Freshness.State.FRESH : state(entry, clock.millis());
    }

    /** What a value is to a reader at {@code now}. */
    public Freshness.State state(Entry entry, long now) {
        return aging.freshness().state(entry, now);
    }

    /** By how many milliseconds early a value that is fresh at {@code now} is to be reloaded; 0 for not at all. */
    public long early(Entry entry, long now) {
        Freshness freshness = aging.freshness();
        return freshness.eagerness() == 0
                ? 0
                : freshness.early(entry, now, 1 - aging.random().getAsDouble());
    }

    /** Whether a value may be served because its reload has failed. */
    public boolean servesOnError(Entry seen) {
        Entry entry = store.marks().view(seen);
        long now = clock.millis();
        return !entry.deadAt(now) && aging.freshness().servesOnError(entry, now);
    }

    /** Makes a value stale from now on, and fences every load of the key. */
    public void markStale(K key) {
        apply(key(key), new Change.MarkStale(clock.millis())).delivery().run();
    }

    /** Stores a value without tags under a condition, and keeps the key. The caller runs the delivery. */
    public Applied put(K key, Object stored, Condition condition) {
        return put(key, stored, List.of(), condition);
    }

    /** Stores a value with tags, sorted and each once; likewise. */
    public Applied put(K key, Object stored, List<String> tags, Condition condition) {
        if (tags.isEmpty() && store.places()) {
            Entry plain = making.plain(stored);
            Verdict placed = plain == null ? null : store.place(key, plain, condition);
            if (placed != null) {
                return Applied.silently(placed);
            }
        }
        return store(key, making.put(stored, condition, store.marks().origin(tags)));
    }

    /**
     * Stores a loaded value unless it has been fenced. The caller runs the delivery.
     *
     * @param answer what the loader said of it
     * @param origin where it comes from
     */
    public Applied commit(K key, Object stored, long chain, Answer.Value answer, Origin origin) {
        return store(key, making.commit(stored, chain, answer, origin));
    }

    /**
     * Makes a value fresh anew, for its loader has found it unchanged, unless it has been fenced.
     *
     * @param origin where it comes from now
     */
    Applied renew(K key, long token, Answer.Unchanged answer, Origin origin) {
        return apply(key, making.renew(token, answer, origin));
    }

    /** Whether a value that comes from there may not be served any more, by a mark that was made meanwhile. */
    public boolean fenced(Origin origin) {
        Entry made = store.marks().view(new Entry("any value", 0, clock.millis(), Entry.NEVER).from(origin));
        return made.hasEnded() || state(made) == Freshness.State.OUTDATED;
    }

    /** Whether there has been any mark since that era. */
    boolean marked(long era) {
        return era < store.marks().newest();
    }

    /** Removes a value under a condition. The caller runs the delivery. */
    public Applied remove(K key, Condition condition) {
        return apply(key, making.remove(condition));
    }

    private Applied store(K key, Change.Storing change) {
        return asking.store(change, apply(key, change), key, applying);
    }

    private Applied apply(K key, Change change) {
        Applied applied = store.apply(key, change);
        if (applied.broken() != null) {
            Change bare = change instanceof Change.Labelled labelled ? labelled.change() : change;
            boolean own = bare instanceof Change.Commit commit
                    && commit.chain() == applied.broken().token();
            if (!own) {
                flights.land(applied.broken().token(), Landing.LOOK_AGAIN);
            }
        }
        return applied;
    }

    /** Drops everything silently and fences every load. */
    public void clear() {
        store.clear((key, lease) -> flights.land(lease.token(), Landing.LOOK_AGAIN));
    }

    /** Whether a read may push back an entry's hard expiry. */
    public boolean touching() {
        return touching;
    }

    /** Drops entries whose hard expiry has come; a listener that fails on one does not keep the others. */
    public void sweep() {
        store.sweep(clock.millis());
    }

    /** Every key that holds anything, even if only a lease. */
    public Iterator<K> keys() {
        return store.keys();
    }

    /** The entries, some of which may be dead. */
    public Iterator<Held<K>> scan() {
        return store.scan();
    }
}
