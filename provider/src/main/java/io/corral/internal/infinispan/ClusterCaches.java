// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.copy.Blob;
import io.corral.internal.lease.Waiting;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.cache.CacheException;
import org.infinispan.Cache;
import org.infinispan.commons.api.CacheContainerAdmin.AdminFlag;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.remoting.transport.Transport;

/** The clustered caches of one node: distributed over two owners each key, or replicated to every node. */
public final class ClusterCaches implements Caches {

    private static final String CONTROL = "corral.control";
    private static final String MARKS = "corral.marks";
    private static final String MEMBERS = "corral.members";
    private static final int OWNERS = 2;

    private final ClusterManagers.Joined node;
    private final Templates templates;
    private final CacheMode mode;
    private final Executor events;
    private final EmbeddedCacheManager manager;
    private final Transport transport;
    private final Cache<String, Control> control;
    private final Cache<String, MarkMessage> marks;
    private final Clock clock;
    private final LandingBoard board = new LandingBoard();
    private final Stamps stamps;

    /**
     * Starts Infinispan and joins the cluster.
     *
     * @param events runs synchronous listeners
     */
    public static ClusterCaches join(ClusterSettings settings, ClassLoader loader, Clock clock, Executor events) {
        return started(
                ClusterManagers.start(settings, loader),
                new Templates(null),
                settings.replicated() ? CacheMode.REPL_SYNC : CacheMode.DIST_SYNC,
                clock,
                events);
    }

    /**
     * Starts Infinispan as a configuration of its own says, and joins the cluster of its transport.
     *
     * @param replicated whether caches that have no template are on every node
     * @param events runs synchronous listeners
     */
    public static ClusterCaches join(
            InfinispanFile file, boolean replicated, ClassLoader loader, Clock clock, Executor events) {
        return started(
                ClusterManagers.start(file, loader),
                new Templates(file),
                replicated ? CacheMode.REPL_SYNC : CacheMode.DIST_SYNC,
                clock,
                events);
    }

    /** A node that cannot take its part leaves again. */
    private static ClusterCaches started(
            ClusterManagers.Joined node, Templates templates, CacheMode mode, Clock clock, Executor events) {
        try {
            return new ClusterCaches(node, templates, mode, clock, events);
        } catch (RuntimeException e) {
            node.leave();
            throw e;
        }
    }

    private ClusterCaches(
            ClusterManagers.Joined node, Templates templates, CacheMode mode, Clock clock, Executor events) {
        this.templates = templates;
        this.mode = mode;
        this.events = events;
        this.clock = clock;
        this.node = node;
        this.manager = node.manager();
        GlobalComponentRegistry registry = GlobalComponentRegistry.of(manager);
        registry.registerComponent(board, LandingBoard.class);
        this.transport = registry.getComponent(Transport.class);
        Configuration replicated = new ConfigurationBuilder()
                .clustering()
                .cacheMode(CacheMode.REPL_SYNC)
                .build();
        ConfigurationBuilder counted = new ConfigurationBuilder().read(replicated);
        counted.clustering().partitionHandling().mergePolicy(new HighestGeneration());
        manager.defineConfiguration(CONTROL, counted.build());
        ConfigurationBuilder marked = new ConfigurationBuilder().read(replicated);
        marked.clustering().partitionHandling().mergePolicy(new LaterMarks());
        manager.defineConfiguration(MARKS, marked.build());
        manager.defineConfiguration(MEMBERS, replicated);
        this.control = manager.getCache(CONTROL);
        this.marks = manager.getCache(MARKS);
        this.stamps = new Stamps(clock, MemberNumbers.take(manager.getCache(MEMBERS), transport));
    }

    @Override
    public <K> Opened<K> open(Request request, Waiting<K> here) {
        // First of all: a template that is refused leaves nothing behind.
        Configuration configuration = configuration(request.name(), request.maxCount());
        agree(request);
        boolean bounded = configuration.memory().maxCount() > 0;
        Cache<Object, Slot> cache =
                manager.administration().withFlags(AdminFlag.VOLATILE).getOrCreateCache(request.name(), configuration);
        if (bounded) {
            cache.addListener(new EvictionListener(request.evicted()));
        }
        Deciding deciding = Deciding.over(cache.getAdvancedCache(), bounded);
        WireKeys<K> keys = new WireKeys<>(request.keys());
        Generations generations = new Generations(control, request, stamps, events);
        board.add(request.name(), request.departures());
        ClusterStore<K> store = new ClusterStore<>(
                cache.getAdvancedCache(),
                deciding,
                generations,
                new ClusterMarks(marks, request.name(), clock, stamps, events),
                keys,
                new ClusterEvents<>(cache.getAdvancedCache(), keys, events),
                new Heralds(request.name(), transport, board),
                Alignment.of(cache.getAdvancedCache(), deciding, clock, events),
                new Purge(cache.getAdvancedCache(), deciding, events));
        return new Opened<>(store, new ClusterWaiting<>(request.name(), transport, here));
    }

    /** The first node that makes a cache says how it is configured, and the others must say the same. */
    private void agree(Request request) {
        Blob definition = request.definition();
        Control mine = new Control(0, request.configuration(), definition == null ? null : definition.bytes());
        Control first = control.putIfAbsent(request.name(), mine);
        if (first != null && !first.configuration().equals(request.configuration())) {
            throw new CacheException("Cache '" + request.name() + "': another node of the cluster has it with another"
                    + " configuration. There: " + first.configuration() + ". Here: " + request.configuration()
                    + ". Make both the same, or destroy the cache first.");
        }
    }

    private Configuration configuration(String name, long maxCount) {
        ConfigurationBuilder builder = templates.clustered(name).orElseGet(this::usual);
        builder.clustering().hash().numSegments(CorralPartitioner.segments()).keyPartitioner(new CorralPartitioner());
        if (maxCount > 0) {
            builder.memory().maxCount(maxCount);
        }
        return builder.build();
    }

    private ConfigurationBuilder usual() {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.clustering().cacheMode(mode).hash().numOwners(OWNERS);
        builder.clustering()
                .partitionHandling()
                .whenSplit(PartitionHandling.ALLOW_READ_WRITES)
                .mergePolicy(new NewestVersion());
        return builder;
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(control.keySet());
    }

    @Override
    public Optional<Shared> shared(String name) {
        return Optional.ofNullable(control.get(name)).map(known -> {
            byte[] definition = known.definition();
            return new Shared(definition == null ? null : Blob.of(definition));
        });
    }

    @Override
    public void destroy(String name) {
        control.remove(name);
        ClusterMarks.destroy(marks, name);
        manager.administration().removeCache(name);
    }

    @Override
    public boolean clustered() {
        return true;
    }

    @Override
    public String holder() {
        return transport.getAddress().getNodeUUID().toString();
    }

    @Override
    public Stamps stamps() {
        return stamps;
    }

    @Override
    public EmbeddedCacheManager manager() {
        return manager;
    }

    @Override
    public void close() {
        node.leave();
    }
}
