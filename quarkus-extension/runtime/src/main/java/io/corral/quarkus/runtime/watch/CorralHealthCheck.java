// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.watch;

import io.corral.quarkus.runtime.cache.CorralCaches;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.infinispan.health.ClusterHealth;
import org.infinispan.health.HealthStatus;
import org.infinispan.manager.EmbeddedCacheManager;

/**
 * Ready while the manager is open and, in a cluster, while Infinispan does not hold the cluster for degraded. That a node
 * is alone is not held against it: it may be the first one.
 */
@Readiness
@Singleton
public class CorralHealthCheck implements HealthCheck {

    private final CorralCaches caches;

    /** Called by the container. */
    public CorralHealthCheck(CorralCaches caches) {
        this.caches = caches;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Corral caches");
        if (caches.manager().isClosed()) {
            return response.down().withData("manager", "closed").build();
        }
        if (!caches.clustered()) {
            return response.up().withData("cluster", "none").build();
        }
        ClusterHealth cluster =
                caches.manager().unwrap(EmbeddedCacheManager.class).getHealth().getClusterHealth();
        return response.withData("cluster", cluster.getClusterName())
                .withData("members", cluster.getNumberOfNodes())
                .withData("state", cluster.getHealthStatus().toString())
                .status(works(cluster.getHealthStatus()))
                .build();
    }

    private static boolean works(HealthStatus status) {
        return status == HealthStatus.HEALTHY || status == HealthStatus.HEALTHY_REBALANCING;
    }
}
