// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells how many of the loads that happened a perfect cache would have made.
 * <ol>
 *   <li>The first load of a key is needed.
 *   <li>Until the first answer for that key has landed, and from then until that value expires, no other load is.
 *   <li>The next load after that is needed again: the key has expired once more.
 * </ol>
 */
public final class PerfectCache {

    /** One part in so many of a value's lifetime: what a cache whose clock ticks in steps may be early by. */
    private static final int TOLERANCE = 20;

    private final long coveredNanos;

    public PerfectCache(Duration expiry) {
        coveredNanos = expiry.toNanos() - expiry.toNanos() / TOLERANCE;
    }

    public int needed(List<Load> loads) {
        Map<LocalDate, Long> coveredUntil = new HashMap<>();
        int needed = 0;
        for (Load load :
                loads.stream().sorted(Comparator.comparingLong(Load::started)).toList()) {
            if (load.started() >= coveredUntil.getOrDefault(load.key(), Long.MIN_VALUE)) {
                needed++;
                coveredUntil.put(load.key(), coveredUntil(load));
            } else {
                coveredUntil.merge(load.key(), coveredUntil(load), Math::min);
            }
        }
        return needed;
    }

    private long coveredUntil(Load load) {
        return load.landed() == Load.NEVER ? Load.NEVER : load.landed() + coveredNanos;
    }
}
