// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Whether the caches of several processes are one, and how the processes find each other. */
public interface ClusterConfig {

    /**
     * The cluster's name. Nodes with the same name that find each other are one cluster. Without it the other
     * settings of the cluster have no effect.
     */
    @ConfigDocDefault("none: the caches are this process' own")
    @WithParentName
    Optional<String> name();

    /**
     * Where this node listens: an address, and a port if you like, such as {@code 10.0.0.1:7800}. A second port, 50,000
     * above, is used as well.
     */
    @ConfigDocDefault("a site-local address and the first free port from 7800 to 7810")
    Optional<String> bind();

    /**
     * Where other nodes are looked for, such as {@code 10.0.0.1[7800],10.0.0.2[7800]}.
     */
    @ConfigDocDefault("they are found by multicast")
    Optional<String> hosts();

    /**
     * Another JGroups stack: the name of one that Infinispan brings, such as {@code kubernetes}, or a JGroups file that
     * ends in {@code .xml}. {@code bind} and {@code hosts} are not used then.
     */
    @ConfigDocDefault("TCP")
    Optional<String> stack();

    /** {@code distributed}, each key on two nodes, or {@code replicated}, each key on every node. */
    @ConfigDocDefault("distributed")
    Optional<String> mode();
}
