// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.stats.ProtectionCounters;
import io.corral.internal.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Measures each call of a loader.
 *
 * @param most with how many loads under way no refresh is begun
 */
public record LoadMeter(Clock clock, ProtectionCounters counters, int most) {

    /** A call begins; the answer is what {@link #end} takes. */
    long begin() {
        counters.loading();
        return clock.nanos();
    }

    /** A call is over. The answer is how long it took for each key, in milliseconds, at least 1. */
    long end(long begun, int keys, boolean failed) {
        long nanos = Math.max(0, clock.nanos() - begun);
        counters.loaded(nanos, keys, failed);
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos / Math.max(1, keys)));
    }

    /** Whether so many loads are under way that those that can wait are left for later. */
    boolean busy() {
        return counters.getLoadsUnderWay() >= most;
    }
}
