// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.result.Claim;
import io.corral.bench.result.Claim.Bound;
import io.corral.bench.result.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cluster of three nodes, in one JVM and in three, against one node, and against Infinispan's JCache. */
final class ClusterStudy {

    private static final List<Peer> CORRAL = List.of(Peer.CORRAL);
    private static final List<Peer> BOTH = List.of(Peer.CORRAL, Peer.INFINISPAN);

    private static final String LOCAL_GET = "get, one node";
    private static final String GET = "get, a key of this node, ";
    private static final String MISS = "read-through get of a cold key, ";
    private static final String PLAIN_PUT = "Infinispan's own put of a new key, ";
    private static final String PUT_NEW = "put of a new key, ";

    /** In bytes: what a refresh may send more than a put. */
    private static final double REFRESH_MORE = 2048;

    private ClusterStudy() {}

    static Study plan(boolean quick) {
        String entries = quick ? "10000" : "100000";
        List<Probe> probes = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        probes.add(Probe.benchmark(LOCAL_GET, CORRAL, "ClusterVerbs.get", Map.of("nodes", "1", "entries", entries)));
        three("three nodes", "false", entries, probes, claims);
        three("three JVMs", "true", entries, probes, claims);
        Map<String, String> properties =
                Map.of("bench.nodes", "3", "bench.times", quick ? "20" : "100", "bench.bytes", "102400");
        probes.add(Probe.program("requests and bytes", BOTH, "ClusterTraffic", properties));
        claims.add(Claim.itself(
                "getAll of 100, half of them others' keys: requests to another node, at most",
                corral("getAll of 100, half of them others' keys: most requests to one node"),
                Bound.AT_MOST,
                2));
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

    /** Three nodes, in one JVM or apart. */
    private static void three(String where, String apart, String entries, List<Probe> probes, List<Claim> claims) {
        Map<String, String> parameters = Map.of("nodes", "3", "apart", apart, "entries", entries);
        probes.addAll(List.of(
                Probe.benchmark(GET + where, BOTH, "ClusterVerbs.get", parameters),
                Probe.benchmark("get, a key of the other nodes, " + where, BOTH, "ClusterVerbs.getAfar", parameters),
                Probe.benchmark("put of a key that is there, " + where, BOTH, "ClusterVerbs.put", parameters),
                Probe.benchmark(PUT_NEW + where, BOTH, "ClusterVerbs.putNew", parameters),
                Probe.benchmark(MISS + where, BOTH, "ClusterVerbs.miss", parameters),
                Probe.benchmark(PLAIN_PUT + where, CORRAL, "ClusterVerbs.plainPutNew", parameters)));
        claims.addAll(List.of(
                Claim.times(
                        "get of a key of this node, " + where + " to one",
                        corral(GET + where),
                        corral(LOCAL_GET),
                        Bound.AT_LEAST,
                        0.5),
                Claim.times(
                        "get of a key of this node, to Infinispan JCache's, " + where,
                        corral(GET + where),
                        infinispan(GET + where),
                        Bound.AT_LEAST,
                        20),
                // Rates, so the other way round.
                Claim.times(
                        "time of a cold key's load, as a multiple of Infinispan's own put, " + where,
                        corral(PLAIN_PUT + where),
                        corral(MISS + where),
                        Bound.AT_MOST,
                        3),
                Claim.times(
                        "time of a cold key's load, as a multiple of Infinispan JCache's put, " + where,
                        infinispan(PUT_NEW + where),
                        corral(MISS + where),
                        Bound.NONE,
                        0)));
    }

    private static Figure corral(String title) {
        return new Figure(title, Peer.CORRAL.id());
    }

    private static Figure infinispan(String title) {
        return new Figure(title, Peer.INFINISPAN.id());
    }
}
