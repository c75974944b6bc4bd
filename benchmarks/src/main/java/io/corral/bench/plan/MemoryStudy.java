// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What entries and caches take of the heap. */
final class MemoryStudy {

    private static final String MAIN = "HeapTaken";

    private static final List<Peer> PROVIDERS =
            List.of(Peer.CORRAL, Peer.CAFFEINE, Peer.EHCACHE, Peer.CACHE2K, Peer.INFINISPAN, Peer.HAZELCAST, Peer.RI);

    private static final List<Peer> CLUSTERED = List.of(Peer.CORRAL, Peer.INFINISPAN);

    private MemoryStudy() {}

    static Study plan() {
        List<Probe> probes = new ArrayList<>();
        probes.add(probe("heap for each entry", PROVIDERS, Map.of("bench.kind", "entries")));
        probes.add(probe(
                "heap for each entry, max-count",
                PROVIDERS.stream().filter(peer -> peer != Peer.RI).toList(),
                Map.of("bench.kind", "entries", "bench.bounded", "true")));
        probes.add(probe("heap for each empty cache", PROVIDERS, Map.of("bench.kind", "caches")));
        probes.add(probe(
                "heap for each copy of an entry, three nodes",
                CLUSTERED,
                Map.of("bench.kind", "entries", "bench.nodes", "3")));
        probes.add(probe(
                "heap for each empty cache and node, three nodes",
                CLUSTERED,
                Map.of("bench.kind", "caches", "bench.nodes", "3")));
        probes.add(probe("strings alone", List.of(Peer.NONE), Map.of("bench.kind", "strings")));
        probes.add(probe("ConcurrentHashMap", List.of(Peer.NONE), Map.of("bench.kind", "map")));
        return new Study("memory", false, List.copyOf(probes), List.of());
    }

    private static Probe probe(String title, List<Peer> peers, Map<String, String> properties) {
        // This collector counts what objects take; others count regions that they have begun.
        return Probe.program(title, peers, MAIN, properties).withFlags("-Xmx2g", "-XX:+UseSerialGC");
    }
}
