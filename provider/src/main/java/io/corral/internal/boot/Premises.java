// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.infinispan.Caches;
import io.corral.internal.infinispan.ClusterCaches;
import io.corral.internal.infinispan.LocalCaches;
import io.corral.internal.time.Clock;
import io.corral.internal.time.SystemClock;

/** What the caches of one manager share. */
record Premises(Caches caches, Workers workers, Clock clock) {

    /** Starts Infinispan, alone or as a node of a cluster, as the settings say. */
    static Premises open(String manager, ClassLoader loader, Settings settings) {
        Clock clock = SystemClock.INSTANCE;
        Workers workers = new Workers(manager);
        try {
            Caches caches = Clustering.of(settings)
                    .<Caches>map(cluster -> new ClusterCaches(cluster, loader, clock, workers.tellings()))
                    .orElseGet(() -> new LocalCaches(loader, clock));
            return new Premises(caches, workers, clock);
        } catch (RuntimeException e) {
            workers.close();
            throw e;
        }
    }
}
