// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import io.corral.internal.table.Remembered;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import org.infinispan.AdvancedCache;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.container.impl.InternalDataContainer;
import org.infinispan.distribution.DistributionManager;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryRemoved;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.partitionhandling.AvailabilityMode;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.topology.CacheTopology;
import org.jspecify.annotations.Nullable;

/**
 * What this node holds of the keys that it owns, in Infinispan's container; and, of those that have been read, by a shorter way.
 *
 * <p>Infinispan's container is a map for each segment, of nodes, of entries, of slots, and only then comes Corral's entry. What a
 * reader has found there is remembered under its key. It is good until it is retired, for which there are two occasions:
 *
 * <ol>
 *   <li>{@link Slot#replace} retires the entry that it has found, before the container gets another slot in its place. But while
 *       members change, two changes of a key may overlap on a backup, and then what is replaced is not what was found.
 *   <li>Infinispan tells when the container has got its slot, before the writer is answered: what is remembered then, and not in
 *       the container, is retired. Whoever remembers an entry looks into the container once more, so that one of both sees the other.
 * </ol>
 *
 * <p>Of what it moves from node to node Infinispan tells nobody. So nothing is remembered while segments move, and nothing of what
 * was remembered counts when the topology or the generation is another one.
 */
@Listener(observation = Listener.Observation.POST)
public final class OwnSlots<K> implements AutoCloseable {

    private final AdvancedCache<?, ?> cache;
    private final InternalDataContainer<Object, Slot> container;
    private final Generations generations;
    private final WireKeys<K> keys;
    private final DistributionManager distribution;
    private final CorralPartitioner partitioner = new CorralPartitioner();
    /** Whether this side of a partition may be one that must not answer. */
    private final boolean strict;

    private final boolean remembering;
    private final AtomicBoolean makingRoom = new AtomicBoolean();
    private volatile Memory<K> memory;

    private OwnSlots(AdvancedCache<Object, Slot> cache, Generations generations, WireKeys<K> keys) {
        this.cache = cache;
        this.container = Alignment.container(cache);
        this.generations = generations;
        this.keys = keys;
        this.distribution = cache.getDistributionManager();
        Configuration configuration = cache.getCacheConfiguration();
        this.strict = configuration.clustering().partitionHandling().whenSplit() != PartitionHandling.ALLOW_READ_WRITES;
        // Infinispan itself takes away what is evicted, and wants to know of reads; another site may send what it has,
        // of which nobody is told. All else of that kind Templates refuses.
        boolean alone = cache.getRpcManager().getTransport().localSiteName() == null;
        this.remembering = !strict && alone && !configuration.memory().isEvictionEnabled();
        this.memory = empty();
    }

    static <K> OwnSlots<K> of(AdvancedCache<Object, Slot> cache, Generations generations, WireKeys<K> keys) {
        OwnSlots<K> own = new OwnSlots<>(cache, generations, keys);
        if (own.remembering) {
            cache.addListener(own);
        }
        return own;
    }

    private Memory<K> empty() {
        return new Memory<>(distribution.getCacheTopology(), generations.now(), new Remembered<>(0));
    }

    /** What has been read, and when that was the word of this node. */
    private record Memory<K>(LocalizedCacheTopology topology, long generation, Remembered<K> entries) {

        @SuppressWarnings("ReferenceEquality") // in between there may have been another that is equal to both
        boolean of(LocalizedCacheTopology current, long now) {
            return topology == current && generation == now;
        }
    }

    /** The entry of a key, dead or alive; null if this node has none or does not own the key. */
    @Nullable
    Entry peek(K key) {
        LocalizedCacheTopology topology = distribution.getCacheTopology();
        long generation = generations.now();
        Memory<K> known = memory;
        if (remembering && known.of(topology, generation) && WireKeys.same(key)) {
            Entry entry = known.entries().find(key);
            if (entry != null) {
                return entry;
            }
        }
        return held(key, topology, generation);
    }

    private @Nullable Entry held(K key, LocalizedCacheTopology topology, long generation) {
        Object wire = keys.wire(key);
        int segment = partitioner.getSegment(wire);
        if (!owns(topology, segment)) {
            return null;
        }
        InternalCacheEntry<Object, Slot> held = container.get(segment, wire);
        Entry entry = held == null ? null : held.getValue().visible(generation);
        if (entry != null && remembering && wire == key && topology.getPhase() == CacheTopology.Phase.NO_REBALANCE) {
            remember(held.getKey(), entry, topology, generation);
        }
        return entry;
    }

    private void remember(Object wire, Entry entry, LocalizedCacheTopology topology, long generation) {
        Remembered<K> entries = memory(topology, generation);
        if (entries != null) {
            entries.note(keys.user(wire), entry);
            // Either he who has replaced it meanwhile finds it there, or it is seen here that he has.
            VarHandle.fullFence();
            if (!current(entry)) {
                entry.retire();
            }
        }
    }

    /** Called by Infinispan: the container has got another slot of a key, or lost it, and the writer is not answered yet. */
    @CacheEntryCreated
    @CacheEntryModified
    @CacheEntryRemoved
    public void changed(CacheEntryEvent<Object, Slot> event) {
        if (WireKeys.same(event.getKey())) {
            VarHandle.fullFence();
            Entry known = memory.entries().find(keys.user(event.getKey()));
            if (known != null && !current(known)) {
                known.retire();
            }
        }
    }

    /** Whether an entry that is remembered is the one that the container has. */
    @SuppressWarnings("ReferenceEquality") // one that is equal is another one
    private boolean current(Entry remembered) {
        Object wire = remembered.key();
        if (wire == null || !WireKeys.same(wire)) {
            return false; // Retired.
        }
        InternalCacheEntry<Object, Slot> held = container.peek(partitioner.getSegment(wire), wire);
        return held != null && held.getValue().entry() == remembered;
    }

    /**
     * Where what was found under a topology and a generation is remembered; null if those have passed, so that no reader looks
     * there, or while another reader makes room.
     */
    private @Nullable Remembered<K> memory(LocalizedCacheTopology topology, long generation) {
        Memory<K> known = memory;
        Remembered<K> entries = known.entries();
        boolean counts = known.of(topology, generation);
        if (counts && (!entries.crowded() || entries.fits(size()))) {
            return entries;
        }
        return stand(topology, generation) ? roomier(known, counts ? 2 : 1, topology, generation) : null;
    }

    /** With room for as many as before, or twice as many. What was remembered is remembered again when it is read. */
    private @Nullable Remembered<K> roomier(
            Memory<K> before, int times, LocalizedCacheTopology topology, long generation) {
        if (!makingRoom.compareAndSet(false, true)) {
            return null;
        }
        try {
            if (before.entries() != memory.entries()) {
                return null;
            }
            long room = Math.min(size(), times * before.entries().room());
            Remembered<K> entries = new Remembered<>(room);
            memory = new Memory<>(topology, generation, entries);
            return entries;
        } finally {
            makingRoom.set(false);
        }
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private boolean stand(LocalizedCacheTopology topology, long generation) {
        return topology == distribution.getCacheTopology() && generation == generations.now();
    }

    private long size() {
        return container.sizeIncludingExpired();
    }

    /** Whether this node is asked for a key before all others. */
    boolean owns(K key) {
        return owns(distribution.getCacheTopology(), partitioner.getSegment(keys.wire(key)));
    }

    private boolean owns(LocalizedCacheTopology topology, int segment) {
        return topology.isSegmentReadOwner(segment)
                && (!strict || cache.getAvailability() == AvailabilityMode.AVAILABLE);
    }

    /** Lets go of what nobody finds any more. */
    void tidy() {
        Memory<K> known = memory;
        if (stand(known.topology(), known.generation())) {
            known.entries().tidy(this::current);
        } else {
            memory = empty();
        }
    }

    @Override
    public void close() {
        if (remembering) {
            cache.removeListener(this);
        }
        memory = empty();
    }
}
