// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import io.corral.internal.lease.Waiting;
import io.corral.internal.mark.MarksHere;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.function.LongConsumer;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfiguration;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;

/** The simple caches of one local Infinispan manager: no network, no replication, nothing on disk. */
public final class LocalCaches implements Caches {

    /** There is only one node, so its name tells nobody anything. */
    private static final String HERE = "here";

    private final EmbeddedCacheManager manager;
    private final Templates templates;
    private final Clock clock;
    private final Stamps stamps;

    /** Starts Infinispan. Its classes and those of keys and values are found by {@code loader}. */
    public LocalCaches(ClassLoader loader, Clock clock) {
        this(new DefaultCacheManager(configuration(loader)), new Templates(null), clock);
    }

    /** Starts Infinispan as a configuration of its own says. */
    public LocalCaches(InfinispanFile file, ClassLoader loader, Clock clock) {
        this(ClusterManagers.start(file, loader), new Templates(file), clock);
    }

    private LocalCaches(EmbeddedCacheManager manager, Templates templates, Clock clock) {
        this.manager = manager;
        this.templates = templates;
        this.clock = clock;
        this.stamps = new Stamps(clock, 0);
    }

    private static GlobalConfiguration configuration(ClassLoader loader) {
        GlobalConfigurationBuilder global = new GlobalConfigurationBuilder().nonClusteredDefault();
        global.classLoader(loader);
        // Corral has JMX beans of its own, those that JSR-107 names.
        global.jmx().disable();
        global.metrics().gauges(false).histograms(false);
        // The user decides when a cache manager ends; many of them run in one JVM.
        global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
        return global.build();
    }

    @Override
    public <K> Opened<K> open(Request request, Waiting<K> here) {
        return new Opened<>(create(request.name(), request.maxCount(), request.evicted()), here);
    }

    private <K> LocalStore<K> create(String name, long maxCount, LongConsumer evicted) {
        ConfigurationBuilder builder = templates.local(name).orElseGet(ConfigurationBuilder::new);
        builder.simpleCache(true);
        if (maxCount > 0) {
            builder.memory().maxCount(maxCount);
        }
        Configuration configuration = builder.build();
        Cache<K, Entry> cache = manager.createCache(name, configuration);
        if (configuration.memory().maxCount() > 0) {
            cache.addListener(new EvictionListener(evicted));
        }
        return new LocalStore<>(cache, new MarksHere(clock, stamps));
    }

    @Override
    public boolean clustered() {
        return false;
    }

    @Override
    public String holder() {
        return HERE;
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
        manager.stop();
    }
}
