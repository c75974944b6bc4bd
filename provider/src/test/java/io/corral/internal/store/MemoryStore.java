// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import io.corral.internal.change.Change;
import io.corral.internal.change.Outcome;
import io.corral.internal.change.Rules;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.entry.Lease;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.Marks;
import io.corral.internal.mark.MarksHere;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import io.corral.internal.time.SystemClock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * A store that is a map behind one lock: the simplest thing that keeps the port's promises. A test may interpose
 * a step of its own before or after a change, and so put two threads' steps in the order it needs.
 *
 * @param <K> keys
 */
public final class MemoryStore<K> implements Store<K> {

    private final MarksHere marking;
    private final Marks marks;
    private final Map<K, Slot> slots = new LinkedHashMap<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private Observer<K> observer = (key, outcome) -> Delivery.NONE;
    private volatile BiConsumer<K, Change> interposed = (key, change) -> {};
    private volatile BiConsumer<K, Change> appended = (key, change) -> {};

    /** A store whose marks have the real time. */
    public MemoryStore() {
        this(SystemClock.INSTANCE, new Stamps(SystemClock.INSTANCE, 0));
    }

    /** A store whose marks have the time of a clock. */
    public MemoryStore(Clock clock, Stamps stamps) {
        this.marking = new MarksHere(clock, stamps);
        this.marks = marking.marks();
    }

    private record Slot(Entry entry, Lease lease) {}

    /** From now on {@code first} runs before each change, in the changing thread, while nothing is held. */
    public void interpose(BiConsumer<K, Change> first) {
        this.interposed = first;
    }

    /** From now on {@code next} runs after each change, before the changing thread knows what came of it. */
    public void append(BiConsumer<K, Change> next) {
        this.appended = next;
    }

    @Override
    public Entry peek(K key) {
        return read(key);
    }

    @Override
    public synchronized Entry read(K key) {
        Slot slot = slots.get(key);
        return slot == null ? null : marks.viewed(slot.entry());
    }

    @Override
    public synchronized Lease lease(K key) {
        Slot slot = slots.get(key);
        return slot == null ? null : marks.viewed(slot.lease());
    }

    @Override
    public synchronized long size() {
        return slots.size();
    }

    @Override
    public boolean near(K key) {
        return true;
    }

    @Override
    public Applied apply(K key, Change change) {
        interposed.accept(key, change);
        Applied applied = decide(key, change);
        appended.accept(key, change);
        return applied;
    }

    private synchronized Applied decide(K key, Change change) {
        Slot slot = slots.getOrDefault(key, new Slot(null, null));
        Outcome outcome = Rules.decide(marks.viewed(slot.entry()), marks.viewed(slot.lease()), change);
        if (outcome.entry() == null && outcome.lease() == null) {
            slots.remove(key);
        } else {
            slots.put(key, new Slot(outcome.entry(), outcome.lease()));
        }
        return new Applied(outcome.verdict(), outcome.broken(), observer.observe(key, outcome));
    }

    @Override
    public synchronized void touch(K key, Entry entry, long then) {
        entry.touch(then);
        Slot slot = slots.get(key);
        if (slot != null && slot.entry() != null && slot.entry().version() == entry.version()) {
            slot.entry().touch(then);
        }
    }

    @Override
    public synchronized Iterator<Held<K>> scan() {
        List<Held<K>> held = new ArrayList<>();
        slots.forEach((key, slot) -> {
            if (slot.entry() != null) {
                held.add(new Held<>(key, marks.view(slot.entry())));
            }
        });
        return List.copyOf(held).iterator();
    }

    @Override
    public synchronized Iterator<K> keys() {
        return List.copyOf(slots.keySet()).iterator();
    }

    @Override
    public synchronized void clear(BiConsumer<K, Lease> broken) {
        Map<K, Slot> dropped = new LinkedHashMap<>(slots);
        slots.clear();
        dropped.forEach((key, slot) -> {
            if (slot.lease() != null) {
                broken.accept(key, slot.lease());
            }
        });
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
    public synchronized void observe(Observer<K> heard) {
        this.observer = heard == null ? (key, outcome) -> Delivery.NONE : heard;
    }

    @Override
    public void sweep(long now) {
        keys().forEachRemaining(key -> {
            Applied applied = decide(key, new Change.Expire(now));
            try {
                applied.delivery().run();
            } catch (RuntimeException e) {
                // A listener's own: the next entry is dropped all the same.
                failures.add(e);
            }
        });
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return null;
    }

    @Override
    public void destroy() {}

    @Override
    public void close() {}
}
