// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.infinispan.Caches;
import io.corral.internal.infinispan.ClusterCaches;
import io.corral.internal.infinispan.ClusterSettings;
import io.corral.internal.infinispan.InfinispanFile;
import io.corral.internal.infinispan.LocalCaches;
import io.corral.internal.time.Clock;
import java.util.Properties;
import java.util.concurrent.Executor;
import javax.cache.CacheException;

/** On what a manager stands: this JVM alone, a cluster that its settings name, or an Infinispan configuration. */
sealed interface Foundation {

    /** Chooses. A URI that names a configuration says all about the cluster, so that the settings must not. */
    static Foundation of(ManagerIdentity identity, Settings settings) {
        if (!InfinispanFile.namedBy(identity.uri())) {
            return Clustering.of(settings).<Foundation>map(OnCluster::new).orElseGet(OnItsOwn::new);
        }
        for (String name : Names.OF_CLUSTERS) {
            if (identity.properties().getProperty(name) != null) {
                throw new CacheException(name + " and a URI that names an Infinispan configuration (" + identity.uri()
                        + ") exclude each other: the cluster is what that configuration says. Leave one of them out.");
            }
        }
        Properties placeholders = new Properties();
        placeholders.putAll(System.getProperties());
        placeholders.putAll(identity.properties());
        return new OnFile(
                InfinispanFile.read(identity.uri(), identity.loader(), placeholders), Clustering.replicated(settings));
    }

    /** Whether what is stored may cross the wire. */
    boolean clustered();

    /**
     * Starts Infinispan.
     *
     * @param events runs synchronous listeners
     */
    Caches open(ClassLoader loader, Clock clock, Executor events);

    /** This JVM alone. */
    record OnItsOwn() implements Foundation {

        @Override
        public boolean clustered() {
            return false;
        }

        @Override
        public Caches open(ClassLoader loader, Clock clock, Executor events) {
            return new LocalCaches(clock);
        }
    }

    /** The cluster of {@code corral.cluster}. */
    record OnCluster(ClusterSettings settings) implements Foundation {

        @Override
        public boolean clustered() {
            return true;
        }

        @Override
        public Caches open(ClassLoader loader, Clock clock, Executor events) {
            return ClusterCaches.join(settings, loader, clock, events);
        }
    }

    /**
     * An Infinispan configuration, with a transport or without.
     *
     * @param replicated whether clustered caches that have no template are on every node
     */
    record OnFile(InfinispanFile file, boolean replicated) implements Foundation {

        @Override
        public boolean clustered() {
            return file.clustered();
        }

        @Override
        public Caches open(ClassLoader loader, Clock clock, Executor events) {
            return clustered()
                    ? ClusterCaches.join(file, replicated, loader, clock, events)
                    : new LocalCaches(file, loader, clock);
        }
    }
}
