// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import java.util.function.LongConsumer;
import org.infinispan.Cache;
import org.infinispan.commons.api.CacheContainerAdmin.AdminFlag;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfiguration;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;

/** The simple caches of one local Infinispan manager: no network, no replication, nothing on disk. */
public final class LocalCaches implements AutoCloseable {

    private final EmbeddedCacheManager manager;

    /** Starts Infinispan. Its classes and those of keys and values are found by {@code loader}. */
    public LocalCaches(ClassLoader loader) {
        GlobalConfigurationBuilder global = new GlobalConfigurationBuilder().nonClusteredDefault();
        global.classLoader(loader);
        // Corral has JMX beans of its own, those that JSR-107 names.
        global.jmx().disable();
        global.metrics().gauges(false).histograms(false);
        // The user decides when a cache manager ends; many of them run in one JVM.
        global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
        GlobalConfiguration configuration = global.build();
        this.manager = new DefaultCacheManager(configuration);
    }

    /**
     * Creates a store.
     *
     * @param maxCount how many entries it holds at most, or 0 for no bound
     * @param evicted hears how many entries were dropped for want of room
     */
    public <K> LocalStore<K> create(String name, long maxCount, LongConsumer evicted) {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.simpleCache(true);
        if (maxCount > 0) {
            builder.memory().maxCount(maxCount);
        }
        Configuration configuration = builder.build();
        Cache<K, Entry> cache =
                manager.administration().withFlags(AdminFlag.VOLATILE).createCache(name, configuration);
        if (maxCount > 0) {
            cache.addListener(new EvictionListener(evicted));
        }
        return new LocalStore<>(cache);
    }

    /** Infinispan's manager. */
    public EmbeddedCacheManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.stop();
    }
}
