// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.CompleteConfiguration;
import org.infinispan.container.DataContainer;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.distribution.DistributionInfo;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.util.Util;

/** The nodes of one cluster, all in this JVM, on loopback and on ports of their own. */
final class Nodes implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int FIRST_PORT = 10_000;
    private static final int PORTS = 4_900;
    /** How many nodes can be added. */
    private static final int SPARE = 4;

    /** FD_SOCK2 listens so far above a node's own port. */
    private static final int FAILURE_DETECTION = 50_000;

    private static final AtomicInteger CLUSTERS = new AtomicInteger();
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % PORTS));

    /** How a cluster keeps its entries; named as in the settings. */
    enum Mode {
        DISTRIBUTED,
        REPLICATED;

        String setting() {
            return this == DISTRIBUTED ? "distributed" : "replicated";
        }
    }

    private final String cluster;
    private final Mode mode;
    private final List<Integer> ports;
    private final Properties extra;
    private final List<CacheManager> managers = new ArrayList<>();
    private int started;
    private final Set<Integer> killed = new HashSet<>();

    private Nodes(Mode mode, int most, Properties extra) {
        this.cluster = "corral-test-" + ProcessHandle.current().pid() + "-" + CLUSTERS.incrementAndGet();
        this.mode = mode;
        this.ports = freePorts(most);
        this.extra = extra;
    }

    /** Starts so many nodes; a few more can be added, also in the place of others. */
    static Nodes start(int count, Mode mode) {
        return start(count, mode, new Properties());
    }

    /** Starts so many nodes with further settings. */
    static Nodes start(int count, Mode mode, Properties extra) {
        Nodes nodes = new Nodes(mode, count + SPARE, extra);
        try {
            for (int i = 0; i < count; i++) {
                nodes.add();
            }
        } catch (RuntimeException | Error e) {
            nodes.close();
            throw e;
        }
        return nodes;
    }

    /** Starts one more node and returns its number. */
    int add() {
        int number = managers.size();
        CacheManager manager = Caching.getCachingProvider("io.corral.CorralCachingProvider")
                .getCacheManager(
                        URI.create("test:" + cluster + "-" + number),
                        Nodes.class.getClassLoader(),
                        // Never a port that another had: in one JVM its connections may outlive it.
                        settings(cluster, mode, ports, started++, extra));
        managers.add(manager);
        // Infinispan starts when it is first asked for.
        awaitMembers(number, number + 1);
        return number;
    }

    /** The settings of one node of a cluster, wherever it runs. */
    static Properties settings(String cluster, Mode mode, List<Integer> ports, int number, Properties extra) {
        Properties settings = new Properties();
        settings.putAll(extra);
        settings.setProperty("corral.cluster", cluster);
        settings.setProperty("corral.cluster.mode", mode.setting());
        settings.setProperty("corral.cluster.bind", "127.0.0.1:" + ports.get(number));
        settings.setProperty(
                "corral.cluster.hosts",
                ports.stream().map(port -> "127.0.0.1[" + port + "]").collect(Collectors.joining(",")));
        return settings;
    }

    int size() {
        return managers.size();
    }

    CacheManager manager(int node) {
        return managers.get(node);
    }

    EmbeddedCacheManager infinispan(int node) {
        return managers.get(node).unwrap(EmbeddedCacheManager.class);
    }

    /** Makes a cache on every node. */
    <K, V> List<Cache<K, V>> create(String name, CompleteConfiguration<K, V> configuration) {
        List<Cache<K, V>> caches = new ArrayList<>();
        for (CacheManager manager : managers) {
            caches.add(manager.createCache(name, configuration));
        }
        return caches;
    }

    /** Waits until a node sees a cluster of so many members. */
    void awaitMembers(int node, int members) {
        await().atMost(PATIENCE).until(() -> infinispan(node).getMembers().size() == members);
    }

    /** By what a node talks to the others. */
    Transport transport(int node) {
        return transport(managers.get(node));
    }

    /** By what the node of a manager talks to the others. */
    static Transport transport(CacheManager manager) {
        return GlobalComponentRegistry.of(manager.unwrap(EmbeddedCacheManager.class))
                .getComponent(Transport.class);
    }

    /** The channel by which a node talks to the others. */
    JChannel channel(int node) {
        return ((JGroupsTransport) transport(node)).getChannel();
    }

    /** On how many nodes a cache's memory holds anything under a key, be it a value or a lease. */
    static <K> long copies(List<? extends Cache<K, ?>> caches, K key) {
        return caches.stream()
                .filter(cache -> memory(cache).getDataContainer().containsKey(key))
                .count();
    }

    /** Whether a cache's node is a key's primary owner, or a backup. */
    static boolean owns(Cache<?, ?> cache, String key, boolean primary) {
        DistributionInfo owners =
                memory(cache).getDistributionManager().getCacheTopology().getDistribution(key);
        return owners.isReadOwner() && owners.isPrimary() == primary;
    }

    /** Makes a change, and leaves in one node's memory what it held before. */
    static void mislead(Cache<?, ?> cache, String key, Runnable change) {
        DataContainer<Object, Object> memory = memory(cache).getDataContainer();
        InternalCacheEntry<Object, Object> held = memory.peek(key);
        Object earlier = held.getValue();
        change.run();
        memory.put(key, earlier, held.getMetadata());
    }

    @SuppressWarnings("unchecked") // Infinispan's cache behind any of ours
    static org.infinispan.AdvancedCache<Object, Object> memory(Cache<?, ?> cache) {
        return cache.unwrap(org.infinispan.AdvancedCache.class);
    }

    static List<Integer> freePorts(int count) {
        List<Integer> free = new ArrayList<>();
        for (int tries = 0; free.size() < count; tries++) {
            if (tries > PORTS) {
                throw new IllegalStateException("no free ports on loopback");
            }
            int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
            if (free(port) && free(port + FAILURE_DETECTION)) {
                free.add(port);
            }
        }
        return free;
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets the node that came last leave in peace. */
    void leave(int node) {
        assertThat(node).as("the last node").isEqualTo(managers.size() - 1);
        managers.remove(node).close();
    }

    /** Cuts a node off from the others at once, as if its process had been killed. */
    void kill(int node) {
        killed.add(node);
        try {
            Util.shutdown(channel(node));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (int i = managers.size() - 1; i >= 0; i--) {
            if (killed.contains(i)) {
                bury(managers.get(i));
            } else {
                managers.get(i).close();
            }
        }
    }

    /** Closes what is left of a node that cannot take leave of the others. */
    private static void bury(CacheManager manager) {
        manager.unwrap(EmbeddedCacheManager.class).stop();
        manager.close();
    }
}
