// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Outcome;
import io.corral.internal.change.Rules;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.Marks;
import io.corral.internal.mark.MarksHere;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Delivery;
import io.corral.internal.store.Held;
import io.corral.internal.store.Observer;
import io.corral.internal.store.Store;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import org.infinispan.Cache;
import org.infinispan.container.DataContainer;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.container.impl.InternalEntryFactory;
import org.infinispan.metadata.EmbeddedMetadata;
import org.infinispan.metadata.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A store in this JVM alone: the data container of an Infinispan simple cache.
 *
 * <p>Leases stand beside the entries and not among them, so that a key being loaded takes no room from a bounded cache
 * and cannot be evicted. Both are changed only inside the container's {@code compute}, which is atomic for a key.
 */
public final class LocalStore<K> implements Store<K> {

    private static final Logger LOG = Logger.getLogger(LocalStore.class);
    private static final Metadata IMMORTAL = new EmbeddedMetadata.Builder().build();

    private final Cache<K, Entry> cache;
    private final DataContainer<K, Entry> container;
    private final MarksHere marking;
    private final Marks marks;
    private final ConcurrentMap<K, Lease> leases = new ConcurrentHashMap<>();
    private volatile @Nullable Observer<K> observer;

    /** @param cache a simple cache */
    LocalStore(Cache<K, Entry> cache, MarksHere marking) {
        this.cache = cache;
        this.marking = marking;
        this.marks = marking.marks();
        this.container = cache.getAdvancedCache().getDataContainer();
    }

    @Override
    public @Nullable Entry peek(K key) {
        // Not the container's peek: that one hides the use from eviction.
        InternalCacheEntry<K, Entry> held = container.get(key);
        return held == null ? null : marks.view(held.getValue());
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
        container.compute(key, step);
        return step.applied();
    }

    @Override
    public void touch(K key, Entry entry, long then) {
        entry.touch(then);
        if (marks.newest() != 0) {
            // What was read may be what the marks have made of the entry, and not the entry itself.
            InternalCacheEntry<K, Entry> held = container.peek(key);
            if (held != null && held.getValue().version() == entry.version()) {
                held.getValue().touch(then);
            }
        }
    }

    @Override
    public Iterator<Held<K>> scan() {
        Iterator<InternalCacheEntry<K, Entry>> entries = container.iteratorIncludingExpired();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Held<K> next() {
                InternalCacheEntry<K, Entry> held = entries.next();
                return new Held<>(held.getKey(), marks.view(held.getValue()));
            }
        };
    }

    @Override
    public Iterator<K> keys() {
        Set<K> keys = new LinkedHashSet<>(leases.keySet());
        container.iteratorIncludingExpired().forEachRemaining(held -> keys.add(held.getKey()));
        return keys.iterator();
    }

    @Override
    public void clear(BiConsumer<K, Lease> broken) {
        keys().forEachRemaining(key -> container.compute(key, (k, held, factory) -> {
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
                    LOG.warnf(e, "Cache '%s': a listener failed on an entry that had expired", cache.getName());
                }
            }
        });
    }

    private void sweepLeases(long now) {
        leases.keySet()
                .forEach(key -> container.compute(key, (k, held, factory) -> {
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
    public <T> @Nullable T unwrap(Class<T> type) {
        if (type.isInstance(cache)) {
            return type.cast(cache);
        }
        Object manager = cache.getCacheManager();
        return type.isInstance(manager) ? type.cast(manager) : null;
    }

    @Override
    public void destroy() {
        close();
    }

    @Override
    public void close() {
        String name = cache.getName();
        cache.stop();
        cache.getCacheManager().undefineConfiguration(name);
    }

    /** One change of one key, run once inside {@code compute}. */
    private final class Step implements DataContainer.ComputeAction<K, Entry> {

        private final Change change;
        private @Nullable Applied applied;

        Step(Change change) {
            this.change = change;
        }

        @Override
        public @Nullable InternalCacheEntry<K, Entry> compute(
                K key, @Nullable InternalCacheEntry<K, Entry> held, InternalEntryFactory factory) {
            Entry entry = held == null ? null : held.getValue();
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
            Entry next = outcome.entry();
            if (next == null) {
                return null;
            }
            return held != null && held.getValue().equals(next) ? held : factory.create(key, next, IMMORTAL);
        }

        Applied applied() {
            if (applied == null) {
                throw new IllegalStateException("the container has not run the change");
            }
            return applied;
        }
    }
}
