// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.result.Claim;
import io.corral.bench.result.Claim.Bound;
import io.corral.bench.result.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cluster of three nodes in one JVM, against one node, and against Infinispan's JCache. */
final class ClusterStudy {

    private static final List<Peer> CORRAL = List.of(Peer.CORRAL);
    private static final List<Peer> BOTH = List.of(Peer.CORRAL, Peer.INFINISPAN);

    private static final String LOCAL_GET = "get, one node";
    private static final String GET = "get, a key of this node, three nodes";
    private static final String MISS = "read-through get of a cold key, three nodes";
    private static final String PLAIN_PUT = "Infinispan's own put of a new key, three nodes";
    private static final String PUT_NEW = "put of a new key, three nodes";

    /** In bytes: what a refresh may send more than a put. */
    private static final double REFRESH_MORE = 2048;

    private ClusterStudy() {}

    static Study plan(boolean quick) {
        String entries = quick ? "10000" : "100000";
        List<Probe> probes = new ArrayList<>(List.of(
                verb(LOCAL_GET, CORRAL, "get", "1", entries),
                verb(GET, BOTH, "get", "3", entries),
                verb("get, a key of the other nodes, three nodes", BOTH, "getAfar", "3", entries),
                verb("put of a key that is there, three nodes", BOTH, "put", "3", entries),
                verb(PUT_NEW, BOTH, "putNew", "3", entries),
                verb(MISS, BOTH, "miss", "3", entries),
                verb(PLAIN_PUT, CORRAL, "plainPutNew", "3", entries)));
        Map<String, String> properties =
                Map.of("bench.nodes", "3", "bench.times", quick ? "20" : "100", "bench.bytes", "102400");
        probes.add(Probe.program("requests and bytes", BOTH, "ClusterTraffic", properties));
        List<Claim> claims = new ArrayList<>(List.of(
                Claim.times(
                        "get of a key of this node, three nodes to one",
                        corral(GET),
                        corral(LOCAL_GET),
                        Bound.AT_LEAST,
                        0.5),
                Claim.times(
                        "get of a key of this node, to Infinispan JCache's",
                        corral(GET),
                        infinispan(GET),
                        Bound.AT_LEAST,
                        20),
                // Rates, so the other way round.
                Claim.times(
                        "time of a cold key's load, as a multiple of Infinispan's own put",
                        corral(PLAIN_PUT),
                        corral(MISS),
                        Bound.AT_MOST,
                        3),
                Claim.times(
                        "time of a cold key's load, as a multiple of Infinispan JCache's put",
                        infinispan(PUT_NEW),
                        corral(MISS),
                        Bound.NONE,
                        0),
                Claim.itself(
                        "getAll of 100, half of them others' keys: requests to another node, at most",
                        corral("getAll of 100, half of them others' keys: most requests to one node"),
                        Bound.AT_MOST,
                        2)));
        for (String whose : List.of("primary owner", "backup", "no owner")) {
            claims.add(Claim.minus(
                    "bytes that a refresh of 100 KB sends more than a put, this node is " + whose,
                    corral("refresh of 100 KB, this node is " + whose),
                    corral("put of 100 KB, this node is " + whose),
                    whose.equals("no owner") ? Bound.NONE : Bound.AT_MOST,
                    whose.equals("no owner") ? 0 : REFRESH_MORE));
        }
        return new Study("cluster", true, List.copyOf(probes), List.copyOf(claims));
    }

    private static Probe verb(String title, List<Peer> peers, String verb, String nodes, String entries) {
        return Probe.benchmark(title, peers, "ClusterVerbs." + verb, Map.of("nodes", nodes, "entries", entries));
    }

    private static Figure corral(String title) {
        return new Figure(title, Peer.CORRAL.id());
    }

    private static Figure infinispan(String title) {
        return new Figure(title, Peer.INFINISPAN.id());
    }
}
