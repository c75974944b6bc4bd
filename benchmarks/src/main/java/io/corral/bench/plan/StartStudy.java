// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.result.Claim;
import io.corral.bench.result.Claim.Bound;
import io.corral.bench.result.Figure;
import java.util.List;
import java.util.Map;

/** How long it takes in a new JVM until a cache has taken and given a value. */
final class StartStudy {

    private static final String OWN_MANAGER = "first cache, Infinispan's own manager";
    private static final String FIRST = "first cache";
    private static final String CLUSTER = "nodes of a cluster";
    private static final String FIRST_NODE = "first node of a cluster";
    private static final String SECOND_NODE = "second node of a cluster";
    private static final String JOIN_TIMEOUT = "JGroups' join timeout";

    private StartStudy() {}

    static Study plan() {
        List<Probe> probes = List.of(
                Probe.program(
                        FIRST,
                        List.of(
                                Peer.CORRAL,
                                Peer.CAFFEINE,
                                Peer.EHCACHE,
                                Peer.CACHE2K,
                                Peer.INFINISPAN,
                                Peer.HAZELCAST,
                                Peer.RI),
                        "FirstCache",
                        Map.of()),
                // With Corral's class path: the same Infinispan.
                Probe.program(OWN_MANAGER, List.of(Peer.CORRAL), "FirstInfinispan", Map.of()),
                Probe.program(
                        CLUSTER, List.of(Peer.CORRAL, Peer.INFINISPAN), "FirstNodes", Map.of("bench.nodes", "2")));
        Figure mine = new Figure(FIRST, Peer.CORRAL.id());
        Figure firstNode = new Figure(FIRST_NODE, Peer.CORRAL.id());
        Figure secondNode = new Figure(SECOND_NODE, Peer.CORRAL.id());
        Figure timeout = new Figure(JOIN_TIMEOUT, Peer.CORRAL.id());
        List<Claim> claims = List.of(
                Claim.times(
                        "first cache, as a multiple of Infinispan's own manager's time",
                        mine,
                        new Figure(OWN_MANAGER, Peer.CORRAL.id()),
                        Bound.AT_MOST,
                        1.5),
                Claim.times("first node, as a multiple of JGroups' join timeout", firstNode, timeout, Bound.NONE, 0),
                Claim.times("second node, as a multiple of it", secondNode, timeout, Bound.NONE, 0),
                Claim.times(
                        "first node, as a multiple of Infinispan JCache's",
                        firstNode,
                        new Figure(FIRST_NODE, Peer.INFINISPAN.id()),
                        Bound.NONE,
                        0));
        return new Study("start", true, probes, claims);
    }
}
