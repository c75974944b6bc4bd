// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import io.corral.internal.table.Remembered;
import org.infinispan.AdvancedCache;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.container.impl.InternalDataContainer;
import org.infinispan.distribution.DistributionManager;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.partitionhandling.AvailabilityMode;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.topology.CacheTopology;
import org.jspecify.annotations.Nullable;

/**
 * What this node holds of the keys that it owns, in Infinispan's container; and, of those that have been read, by a shorter way.
 *
 * <p>Infinispan's container is a map for each segment, of nodes, of entries, of slots, and only then comes Corral's entry. What a
 * reader has found there is remembered under its key. It is good as long as it has not been retired, which {@link Slot#replace}
 * does before the container gets another slot in its place, on each node. That is the only way in which a container
 * changes, but while segments move, and a clear. So nothing is remembered while they move, and nothing of what was remembered counts
 * when the topology or the generation is another one.
 */
final class OwnSlots<K> {

    private final AdvancedCache<?, ?> cache;
    private final InternalDataContainer<Object, Slot> container;
    private final Generations generations;
    private final WireKeys<K> keys;
    private final DistributionManager distribution;
    private final CorralPartitioner partitioner = new CorralPartitioner();
    /** Whether this side of a partition may be one that must not answer. */
    private final boolean strict;

    private final boolean remembering;
    private volatile Memory<K> memory;

    OwnSlots(AdvancedCache<Object, Slot> cache, Generations generations, WireKeys<K> keys) {
        this.cache = cache;
        this.container = Alignment.container(cache);
        this.generations = generations;
        this.keys = keys;
        this.distribution = cache.getDistributionManager();
        Configuration configuration = cache.getCacheConfiguration();
        this.strict = configuration.clustering().partitionHandling().whenSplit() != PartitionHandling.ALLOW_READ_WRITES;
        // What is evicted Infinispan takes away itself, and it wants to know of reads. All else of that kind Templates
        // refuses.
        this.remembering = !strict && !configuration.memory().isEvictionEnabled();
        this.memory = new Memory<>(distribution.getCacheTopology(), generations.now(), new Remembered<>(0));
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
            memory(topology, generation).note(keys.user(held.getKey()), entry);
        }
        return entry;
    }

    /** Where what was found under a topology and a generation is remembered: nowhere that readers look, if those have passed. */
    private Remembered<K> memory(LocalizedCacheTopology topology, long generation) {
        Memory<K> known = memory;
        if (!known.of(topology, generation)
                || (known.entries().crowded() && !known.entries().fits(size()))) {
            known = new Memory<>(topology, generation, new Remembered<>(size()));
            memory = known;
        }
        return known.entries();
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
        memory.entries().tidy();
    }
}
