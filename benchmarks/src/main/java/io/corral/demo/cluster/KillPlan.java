// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Who is killed, and when: from half-way on the first node that is in the middle of a load, because that load has to be
 * taken over; if none is for a while, the first node.
 *
 * @param earliest since the run began
 * @param latest since the run began
 * @param loadAge how old a load has to be, so that its query has reached the database
 */
record KillPlan(Duration earliest, Duration latest, Duration loadAge) {

    static KillPlan forRun(Duration length, Duration quietQuery) {
        return new KillPlan(length.dividedBy(2), length.multipliedBy(3).dividedBy(4), quietQuery.dividedBy(3));
    }

    /**
     * The node to be killed now, counted from 0; empty if none is.
     *
     * @param sinceStart since the run began
     * @param loadAges for each node the age of the oldest load that it waits for, in nanoseconds
     */
    OptionalInt victim(Duration sinceStart, List<OptionalLong> loadAges) {
        if (sinceStart.compareTo(earliest) < 0) {
            return OptionalInt.empty();
        }
        for (int node = 0; node < loadAges.size(); node++) {
            if (loadAges.get(node).orElse(-1) >= loadAge.toNanos()) {
                return OptionalInt.of(node);
            }
        }
        return sinceStart.compareTo(latest) < 0 ? OptionalInt.empty() : OptionalInt.of(0);
    }
}
