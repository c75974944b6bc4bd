// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How a node finds its cluster.
 *
 * @param name the cluster's name; nodes of other names are never joined
 * @param address where this node listens, or null for a site-local address
 * @param port where this node listens, or null for the stack's own
 * @param hosts where the other nodes are looked for, as JGroups writes it: {@code a[7800],b[7800]}; null for discovery
 *     by the stack's own means
 * @param stack a stack's name or a JGroups file, or null for TCP
 * @param replicated whether every node holds everything
 */
public record ClusterSettings(
        String name,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable String hosts,
        @Nullable String stack,
        boolean replicated) {

    /** For the placeholders of the configuration. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("corral.address", address == null ? "SITE_LOCAL" : address);
        properties.setProperty("corral.port", port == null ? "7800" : port.toString());
        // A node that was told its port takes that one or none.
        properties.setProperty("corral.port-range", port == null ? "10" : "0");
        properties.setProperty("corral.hosts", hosts == null ? "" : hosts);
        return properties;
    }
}
