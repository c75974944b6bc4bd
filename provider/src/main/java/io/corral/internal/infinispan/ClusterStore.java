// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.ClusterUnavailableException;
import io.corral.internal.change.Change;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.entry.Lease;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.Marks;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Delivery;
import io.corral.internal.store.Observer;
import io.corral.internal.store.Store;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.infinispan.AdvancedCache;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.container.impl.InternalDataContainer;
import org.infinispan.distribution.DistributionManager;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A store over a cluster: a distributed or replicated Infinispan cache whose slots change at their primary owners. */
public final class ClusterStore<K> implements Store<K> {

    private static final Logger LOG = Logger.getLogger(ClusterStore.class);
    private final AdvancedCache<Object, Slot> cache;
    private final Asking asking;
    private final Generations generations;
    private final ClusterMarks marking;
    private final Marks marks;
    private final WireKeys<K> keys;
    private final ClusterEvents<K> events;
    private final Heralds heralds;
    private final Purge purge;
    private final InternalDataContainer<Object, Slot> container;
    private final Alignment alignment;
    private final DistributionManager distribution;
    private final OwnSlots<K> own;

    ClusterStore(
            AdvancedCache<Object, Slot> cache,
            Deciding deciding,
            Generations generations,
            ClusterMarks marking,
            WireKeys<K> keys,
            ClusterEvents<K> events,
            Heralds heralds,
            Alignment alignment,
            Purge purge) {
        this.cache = cache;
        this.asking = new Asking(deciding, generations, marking.marks());
        this.generations = generations;
        this.marking = marking;
        this.marks = marking.marks();
        this.keys = keys;
        this.events = events;
        this.heralds = heralds;
        this.purge = purge;
        this.container = Alignment.container(cache);
        this.alignment = alignment;
        this.own = OwnSlots.of(cache, generations, keys);
        this.distribution = cache.getDistributionManager();
    }

    @Override
    public @Nullable Entry peek(K key) {
        return marks.viewed(own.peek(key));
    }

    @Override
    public @Nullable Entry read(K key) {
        Slot slot = Answers.of(cache.getAsync(keys.wire(key)));
        return slot == null ? null : marks.viewed(slot.visible(generations.now()));
    }

    @Override
    public @Nullable Lease lease(K key) {
        Slot slot = Answers.of(cache.getAsync(keys.wire(key)));
        return slot == null ? null : marks.viewed(slot.lease(generations.now()));
    }

    @Override
    public Map<K, Entry> readAll(Set<K> wanted) {
        Map<Object, K> byWire = new LinkedHashMap<>();
        wanted.forEach(key -> byWire.put(keys.wire(key), key));
        Map<K, Entry> found = new LinkedHashMap<>();
        Answers.of(cache.getAllAsync(byWire.keySet())).forEach((wire, slot) -> {
            Entry entry = slot == null ? null : slot.visible(generations.now());
            K key = byWire.get(wire);
            if (entry != null && key != null) {
                found.put(key, marks.view(entry));
            }
        });
        return found;
    }

    @Override
    public boolean near(K key) {
        return own.owns(key);
    }

    @Override
    public Applied apply(K key, Change change) {
        Object wire = keys.wire(key);
        return events.during(wire, () -> applied(asking.ask(wire, change)));
    }

    @Override
    public Map<K, Applied> applyAll(Map<K, Change> changes) {
        // All of them on their way before the first is waited for.
        Map<K, Asking.Asked> replies = new LinkedHashMap<>();
        changes.forEach((key, change) -> replies.put(key, asking.ask(keys.wire(key), change)));
        Map<K, Applied> applied = new LinkedHashMap<>();
        replies.forEach((key, asked) -> applied.put(key, applied(asked)));
        return applied;
    }

    /** The listeners have been told by Infinispan before it answered. */
    private Applied applied(Asking.Asked asked) {
        Reply reply = asking.answer(asked);
        Verdict verdict = reply.verdict(asked.change());
        if (verdict instanceof Verdict.Declined declined) {
            alignment.declined(asked.wireKey(), asked.change(), declined);
        }
        Lease ended = reply.ended();
        if (ended != null) {
            heralds.fenced(ended);
        }
        return new Applied(verdict, ended, Delivery.NONE);
    }

    @Override
    public boolean touchesAfar() {
        return true;
    }

    @Override
    public void touch(K key, Entry entry, long then) {
        // Never here alone: owners that disagree on whether an entry lives would decide its next change differently.
        if (Touching.worthTelling(entry.expiresAt(), then, entry.createdAt())) {
            try {
                asking.answer(asking.ask(keys.wire(key), new Change.Touch(entry.version(), then, entry.createdAt())));
            } catch (ClusterUnavailableException e) {
                // A read that has its value does not fail because of its expiry.
                LOG.debugf(e, "the other owners were not told that an entry was read");
            }
        }
    }

    @Override
    public Iterator<Held<K>> scan() {
        Iterator<CacheEntry<Object, Slot>> entries = cache.cacheEntrySet().iterator();
        return new VisibleEntries<>(entries, keys, generations, marks);
    }

    @Override
    public Iterator<K> keys() {
        Iterator<Object> wire = cache.keySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return wire.hasNext();
            }

            @Override
            public K next() {
                return keys.user(wire.next());
            }
        };
    }

    @Override
    public void clear(BiConsumer<K, Lease> broken) {
        // From here on every slot of an older generation is invisible, on every node; see Generations.
        long generation = generations.next();
        heralds.cleared(generation);
        purge.run(generation);
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
    public void observe(@Nullable Observer<K> observer) {
        events.observe(observer);
    }

    @Override
    public void sweep(long now) {
        own.tidy();
        generations.look();
        marking.look();
        container.forEach(held -> {
            if (spent(held.getValue(), now)
                    && distribution
                            .getCacheTopology()
                            .getDistribution(held.getKey())
                            .isPrimary()) {
                Change expire = new Change.Expire(now, now - Lease.KEPT_MILLIS);
                asking.answer(asking.ask(held.getKey(), expire));
            }
        });
    }

    private boolean spent(Slot slot, long now) {
        Entry entry = marks.viewed(slot.entry());
        Lease lease = slot.lease();
        boolean dead = entry != null && entry.deadAt(now);
        boolean orphan = lease != null && lease.deadline() < now - Lease.KEPT_MILLIS;
        boolean cleared = slot.generation() < generations.now();
        boolean empty = entry == null && lease == null;
        return dead || orphan || cleared || (empty && slot.trail().over(now));
    }

    @Override
    public long size() {
        return container.sizeIncludingExpired();
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
        String name = cache.getName();
        heralds.close();
        own.close();
        events.close();
        alignment.close();
        generations.destroy();
        marking.destroy();
        cache.getCacheManager().administration().removeCache(name);
    }

    @Override
    public void close() {
        for (AutoCloseable part : List.of(heralds, own, events, alignment, marking, generations)) {
            try {
                part.close();
            } catch (Exception e) {
                // A node that is gone already, or whom nobody answers, has nobody to take leave of.
                LOG.debugf(e, "Cache '%s': closing it half-way", cache.getName());
            }
        }
    }
}
