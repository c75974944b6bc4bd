// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.result.Claim;
import io.corral.bench.result.Claim.Bound;
import io.corral.bench.result.Figure;
import io.corral.bench.work.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How often a bounded cache has what it is asked for, against Caffeine itself. */
final class HitRatioStudy {

    /** How many points of a percentage Corral may be below Caffeine. */
    private static final double POINTS = -1;

    private HitRatioStudy() {}

    static Study plan(boolean quick) {
        String requests = quick ? "200000" : "2000000";
        List<Probe> probes = List.of(Probe.program(
                "hit ratios", List.of(Peer.CORRAL, Peer.NONE), "HitRatios", Map.of("bench.requests", requests)));
        List<Claim> claims = new ArrayList<>();
        for (Pattern pattern : Pattern.values()) {
            for (int size : pattern.sizes()) {
                String title = pattern.title(size);
                claims.add(Claim.minus(
                        title,
                        new Figure(title, Peer.CORRAL.id()),
                        new Figure(title, Peer.NONE.id()),
                        Bound.AT_LEAST,
                        POINTS));
            }
        }
        return new Study("hit-ratio", false, probes, List.copyOf(claims));
    }
}
