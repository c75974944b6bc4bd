// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.copy.Blob;
import io.corral.internal.copy.Codec;
import io.corral.internal.lease.Departures;
import io.corral.internal.lease.Waiting;
import io.corral.internal.store.Store;
import io.corral.internal.time.Stamps;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.infinispan.manager.EmbeddedCacheManager;
import org.jspecify.annotations.Nullable;

/** Where the caches of one manager are stored: in this JVM, or over a cluster. */
public interface Caches extends AutoCloseable {

    /** Opens a store; on a cluster, makes it on every node that has not got it. */
    <K> Opened<K> open(Request request, Waiting<K> here);

    /** The names of the caches that the cluster has, whether or not this node has opened them. */
    default Set<String> names() {
        return Set.of();
    }

    /** What the cluster knows of a cache, or empty if it has none of this name. */
    default Optional<Shared> shared(String name) {
        return Optional.empty();
    }

    /** Takes a cache that this node has not opened away from the nodes that have. */
    default void destroy(String name) {}

    /** Whether what is stored may cross the wire. */
    boolean clustered();

    /** This node's name in leases. */
    String holder();

    /** Versions and tokens of this node. */
    Stamps stamps();

    /** Infinispan's manager, or null if there is none. */
    @Nullable
    EmbeddedCacheManager manager();

    @Override
    void close();

    /**
     * What is asked for.
     *
     * @param name the cache's name
     * @param configuration the cache's configuration in words; it must be the same on every node
     * @param definition what other nodes need to open it without having created it, or null if they cannot
     * @param maxCount how many entries it holds at most (on a cluster: on each node), or 0 for no bound
     * @param evicted hears how many entries were dropped for want of room
     * @param keys the codec of keys
     * @param departures this JVM's loads
     * @param destroyed runs when another node destroys the cache
     */
    record Request(
            String name,
            String configuration,
            @Nullable Blob definition,
            long maxCount,
            LongConsumer evicted,
            Codec keys,
            Departures departures,
            Runnable destroyed) {}

    /**
     * A cache of the cluster.
     *
     * @param definition what the node that created it has sent, or null
     */
    record Shared(@Nullable Blob definition) {}

    /** A store, and the way to wait for those who hold its leases. */
    record Opened<K>(Store<K> store, Waiting<K> waiting) {}
}
