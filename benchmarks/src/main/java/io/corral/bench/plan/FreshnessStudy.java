// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.result.Claim;
import io.corral.bench.result.Claim.Bound;
import io.corral.bench.result.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a stale hit costs, and how many refreshes there are at once. */
final class FreshnessStudy {

    private static final List<Peer> CORRAL = List.of(Peer.CORRAL);

    /** How often a stale hit may take the time of a fresh one. */
    private static final double STALE_TO_FRESH = 2;

    /** The default of max-refreshes. */
    private static final double BULKHEAD = 8;

    private FreshnessStudy() {}

    static Study plan(boolean quick) {
        List<Probe> probes = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        pair(probes, claims, "its refresh under way", "under-way", "8");
        pair(probes, claims, "no room for its refresh", "no-room", "16384");
        pair(probes, claims, "back-off after a failure", "back-off", "16384");
        probes.add(
                Probe.program("10,000 stale keys", CORRAL, "StaleCrowd", Map.of("bench.seconds", quick ? "3" : "20")));
        String crowd = "10,000 stale keys, 16 threads: ";
        claims.add(Claim.itself(
                crowd + "refreshes running at most at once",
                figure(crowd + "running, Corral's threads"),
                Bound.AT_MOST,
                BULKHEAD));
        claims.add(Claim.itself(
                crowd + "refreshes queued and running at most at once",
                figure(crowd + "queued and running, an executor of one's own"),
                Bound.AT_MOST,
                BULKHEAD));
        claims.add(Claim.itself(
                crowd + "refreshes made, so that there was something to count",
                figure(crowd + "refreshes, an executor of one's own"),
                Bound.AT_LEAST,
                100));
        return new Study("freshness", true, List.copyOf(probes), List.copyOf(claims));
    }

    /** A stale hit and a fresh one of as many keys. */
    private static void pair(List<Probe> probes, List<Claim> claims, String why, String state, String keys) {
        String fresh = "fresh hit, " + keys + " keys";
        String stale = "stale hit, " + why + ", " + keys + " keys";
        if (probes.stream().noneMatch(probe -> probe.title().equals(fresh))) {
            probes.add(Probe.benchmark(fresh, CORRAL, "FreshnessVerbs.get", Map.of("state", "fresh", "keys", keys)));
        }
        probes.add(Probe.benchmark(stale, CORRAL, "FreshnessVerbs.get", Map.of("state", state, "keys", keys)));
        // Rates, so the other way round.
        claims.add(Claim.times(
                "time of a stale hit (" + why + "), as a multiple of a fresh one's",
                figure(fresh),
                figure(stale),
                Bound.AT_MOST,
                STALE_TO_FRESH));
    }

    private static Figure figure(String title) {
        return new Figure(title, Peer.CORRAL.id());
    }
}
