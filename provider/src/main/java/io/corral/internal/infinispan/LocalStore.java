// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Outcome;
import io.corral.internal.change.Rules;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.entry.Lease;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.Marks;
import io.corral.internal.mark.MarksHere;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Delivery;
import io.corral.internal.store.Observer;
import io.corral.internal.store.Store;
import io.corral.internal.table.CellTable;
import io.corral.internal.table.Cells;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A store in this JVM alone.
 *
 * <p>Leases stand beside the entries and not among them, so that a key being loaded takes no room from a bounded cache
 * and cannot be evicted. Both are changed only inside {@link Cells#change}, where a key is changed by one thread at a time.
 */
public final class LocalStore<K> implements Store<K> {

    private static final Logger LOG = Logger.getLogger(LocalStore.class);

    private final String name;
    private final Cells<K> entries;
    private final MarksHere marking;
    private final Marks marks;
    private final ConcurrentMap<K, Lease> leases = new ConcurrentHashMap<>();
    private volatile @Nullable Observer<K> observer;

    /**
     * @param name of the cache
     * @param entries where the entries are
     */
    LocalStore(String name, Cells<K> entries, MarksHere marking) {
        this.name = name;
        this.entries = entries;
        this.marking = marking;
        this.marks = marking.marks();
    }

    @Override
    public @Nullable Entry peek(K key) {
        return marks.viewed(entries.get(key));
    }

    @Override
    public @Nullable CellTable<K> table() {
        return entries instanceof CellTable<K> table ? table : null;
    }

    @Override
    public @Nullable Entry read(K key) {
        return peek(key);
    }

    @Override
    public @Nullable Lease lease(K key) {
        return marks.viewed(leases.get(key));
    }

    @Override
    public boolean near(K key) {
        return true;
    }

    @Override
    public Applied apply(K key, Change change) {
        Step step = new Step(change);
        entries.change(key, step);
        return step.applied();
    }

    @Override
    public boolean places() {
        return observer == null && marks.newest() == 0;
    }

    @Override
    public @Nullable Verdict place(K key, Entry entry, Condition condition) {
        Placing placing = new Placing(entry, condition);
        entries.change(key, placing);
        return placing.verdict();
    }

    @Override
    public void touch(K key, Entry entry, long then) {
        entry.touch(then);
        if (marks.newest() != 0) {
            // What was read may be what the marks have made of the entry, and not the entry itself.
            Entry held = entries.get(key);
            if (held != null && held.version() == entry.version()) {
                held.touch(then);
            }
        }
    }

    @Override
    public Iterator<Held<K>> scan() {
        Iterator<Held<K>> held = entries.scan();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return held.hasNext();
            }

            @Override
            public Held<K> next() {
                Held<K> next = held.next();
                return new Held<>(next.key(), marks.view(next.entry()));
            }
        };
    }

    @Override
    public Iterator<K> keys() {
        Set<K> keys = new LinkedHashSet<>(leases.keySet());
        entries.scan().forEachRemaining(held -> keys.add(held.key()));
        return keys.iterator();
    }

    @Override
    public void clear(BiConsumer<K, Lease> broken) {
        keys().forEachRemaining(key -> entries.change(key, (k, held) -> {
            Lease lease = leases.remove(key);
            if (lease != null) {
                broken.accept(key, lease);
            }
            return null;
        }));
    }

    @Override
    public Marks marks() {
        return marks;
    }

    @Override
    public void mark(String tag, Mark.Kind kind) {
        marking.mark(tag, kind);
    }

    @Override
    public void markAllStale() {
        marking.markAllStale();
    }

    @Override
    public void observe(@Nullable Observer<K> heard) {
        this.observer = heard;
    }

    @Override
    public void sweep(long now) {
        sweepLeases(now);
        scan().forEachRemaining(held -> {
            if (held.entry().deadAt(now)) {
                Applied dropped = apply(held.key(), new Change.Expire(now));
                try {
                    dropped.delivery().run();
                } catch (RuntimeException e) {
                    LOG.warnf(e, "Cache '%s': a listener failed on an entry that had expired", name);
                }
            }
        });
    }

    private void sweepLeases(long now) {
        leases.keySet()
                .forEach(key -> entries.change(key, (k, held) -> {
                    leases.computeIfPresent(key, (same, lease) -> idle(lease, now) ? null : lease);
                    return held;
                }));
    }

    /** Whether it says nothing any more, and perhaps nobody will ever ask for its key again. */
    private static boolean idle(Lease lease, long now) {
        if (lease.held()) {
            return false;
        }
        // How many loads have failed counts beyond the pause: the next failure's pause grows with it.
        return lease.deadline() + (lease.failures() == 0 ? 0 : Lease.KEPT_MILLIS) <= now;
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public <T> @Nullable T unwrap(Class<T> type) {
        return null;
    }

    @Override
    public void destroy() {
        close();
    }

    /** What nobody can reach any more the garbage collector takes. */
    @Override
    public void close() {}

    /** An entry for a key, run once inside {@link Cells#change}. What came of it is said outside, where it costs nothing. */
    private final class Placing implements BiFunction<K, @Nullable Entry, @Nullable Entry> {

        private final Entry entry;
        private final Condition condition;
        private @Nullable Entry before;
        private boolean decided;

        Placing(Entry entry, Condition condition) {
            this.entry = entry;
            this.condition = condition;
        }

        @Override
        public @Nullable Entry apply(K key, @Nullable Entry held) {
            before = held;
            decided = leases.isEmpty() && (held == null || !held.mortal());
            return decided && condition.holds(held) ? entry : held;
        }

        @Nullable
        Verdict verdict() {
            if (!decided) {
                return null;
            }
            if (!condition.holds(before)) {
                return new Verdict.Declined(before);
            }
            return before == null || condition == Condition.BLIND
                    ? new Verdict.Created(entry)
                    : new Verdict.Updated(before, entry);
        }
    }

    /** One change of one key, run once inside {@link Cells#change}. */
    private final class Step implements BiFunction<K, @Nullable Entry, @Nullable Entry> {

        private final Change change;
        private @Nullable Applied applied;

        Step(Change change) {
            this.change = change;
        }

        @Override
        public @Nullable Entry apply(K key, @Nullable Entry entry) {
            Lease lease = leases.isEmpty() ? null : leases.get(key);
            Outcome outcome = Rules.decide(marks.viewed(entry), marks.viewed(lease), change);
            if (!Objects.equals(outcome.lease(), lease)) {
                if (outcome.lease() == null) {
                    leases.remove(key);
                } else {
                    leases.put(key, outcome.lease());
                }
            }
            Observer<K> told = observer;
            Delivery delivery = told == null ? Delivery.NONE : told.observe(key, outcome);
            applied = new Applied(outcome.verdict(), outcome.broken(), delivery);
            return outcome.entry();
        }

        Applied applied() {
            if (applied == null) {
                throw new IllegalStateException("the change has not been run");
            }
            return applied;
        }
    }
}
