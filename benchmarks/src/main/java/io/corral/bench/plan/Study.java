// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.result.Claim;
import java.util.List;
import java.util.Optional;

/**
 * A set of figures of different kinds that one command finds, and what is asked of them.
 *
 * @param id its name on the command line and in file names
 * @param timed whether its figures depend on how fast the machine is
 */
public record Study(String id, boolean timed, List<Probe> probes, List<Claim> claims) {

    /** The names of all studies. */
    public static final List<String> IDS = List.of("cluster", "memory", "hit-ratio", "freshness", "start");

    /**
     * The study of an id.
     *
     * @param quick whether it shall do with less
     */
    public static Optional<Study> of(String id, boolean quick) {
        return switch (id) {
            case "cluster" -> Optional.of(ClusterStudy.plan(quick));
            case "memory" -> Optional.of(MemoryStudy.plan());
            case "hit-ratio" -> Optional.of(HitRatioStudy.plan(quick));
            case "freshness" -> Optional.of(FreshnessStudy.plan(quick));
            case "start" -> Optional.of(StartStudy.plan());
            default -> Optional.empty();
        };
    }
}
