// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.infinispan.manager.EmbeddedCacheManager;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A read-through cache on all nodes of a cluster, seen from the first node, and full. With one node it is a
 * cache without a cluster, and a third of the keys is left out of what is read, as it is with three.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class Clustered {

    static final String VALUE = "a value that is no secret";

    private static final int BATCH = 1_000;
    private static final int LENGTH = 1 << 14;
    private static final long SEED = 107;

    /** How many nodes the cluster has; 1 for none. */
    @Param("3")
    public int nodes;

    /** Whether every node but the first has a JVM of its own. */
    @Param("false")
    public boolean apart;

    /** How many entries it is filled with. */
    @Param("10000")
    public int entries;

    Cache<String, String> cache;

    private final AtomicInteger next = new AtomicInteger();
    private String[] any;
    private String[] mine;
    private String[] others;
    private org.infinispan.@Nullable Cache<String, String> core;
    private Runnable end;

    /** Starts the nodes one after the other, and fills the cache. */
    @Setup
    public void start() {
        List<Cache<String, String>> caches = new ArrayList<>();
        if (nodes == 1) {
            Provider provider = Provider.open();
            end = provider::close;
            caches.add(open(provider));
        } else {
            Nodes cluster = Nodes.prepare(nodes);
            end = cluster::close;
            caches.add(open(cluster.open()));
            for (int i = 1; i < nodes; i++) {
                if (apart) {
                    cluster.launch();
                } else {
                    caches.add(open(cluster.open()));
                }
            }
            Owners.of(caches.get(0)).await(nodes);
            core = plain(caches);
            Owners.beneath(core).await(nodes);
        }
        cache = caches.get(0);
        fill(keys());
        // Others than those that are kept: the keys that an application asks for are equal to those, but never the
        // same.
        sequences(keys());
    }

    private String[] keys() {
        return IntStream.range(0, entries).mapToObj(i -> "key of " + i).toArray(String[]::new);
    }

    /** The same caches on a node that nothing is read from. */
    static void everywhere(Provider provider) {
        plain(List.of(open(provider)));
    }

    private static Cache<String, String> open(Provider provider) {
        return provider.manager()
                .createCache(
                        "unbounded",
                        new MutableConfiguration<String, String>()
                                .setTypes(String.class, String.class)
                                .setReadThrough(true)
                                .setCacheLoaderFactory(() -> Sources.of(key -> VALUE)));
    }

    /** A cache of the same configuration, of Infinispan's own, on the same nodes. */
    private static org.infinispan.Cache<String, String> plain(List<Cache<String, String>> caches) {
        List<org.infinispan.Cache<String, String>> all = new ArrayList<>();
        for (Cache<String, String> each : caches) {
            Owners owners = Owners.of(each);
            EmbeddedCacheManager manager = owners.core().getCacheManager();
            manager.defineConfiguration("plain", owners.core().getCacheConfiguration());
            all.add(manager.getCache("plain"));
        }
        return all.get(0);
    }

    private void fill(String[] keys) {
        Map<String, String> batch = new HashMap<>();
        for (String key : keys) {
            batch.put(key, VALUE);
            if (batch.size() == BATCH) {
                cache.putAll(batch);
                batch.clear();
            }
        }
        cache.putAll(batch);
    }

    private void sequences(String[] keys) {
        @Nullable Owners owners = nodes == 1 ? null : Owners.of(cache);
        List<String> kept = new ArrayList<>();
        List<String> afar = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            boolean here = owners == null ? i % 3 != 0 : owners.mine(keys[i]);
            (here ? kept : afar).add(keys[i]);
        }
        any = sequence(List.of(keys));
        mine = sequence(kept);
        others = sequence(afar);
    }

    private static String[] sequence(List<String> keys) {
        if (keys.isEmpty()) {
            return new String[0];
        }
        return IntStream.of(new Zipfian(keys.size(), Zipfian.USUAL_SKEW).sequence(LENGTH, SEED))
                .mapToObj(keys::get)
                .toArray(String[]::new);
    }

    /** A key of which this node has a copy. */
    String mine(int place) {
        return mine[place & (LENGTH - 1)];
    }

    /** A key that only other nodes have. */
    String others(int place) {
        return others[place & (LENGTH - 1)];
    }

    /** Any key. */
    String any(int place) {
        return any[place & (LENGTH - 1)];
    }

    /** A key that was never asked for. */
    String fresh() {
        return "fresh key of " + next.getAndIncrement();
    }

    /** The cache of Infinispan's own. */
    org.infinispan.Cache<String, String> plain() {
        if (core == null) {
            throw new IllegalStateException("there is no cluster");
        }
        return core;
    }

    /** Ends the nodes. */
    @TearDown
    public void close() {
        end.run();
    }
}
