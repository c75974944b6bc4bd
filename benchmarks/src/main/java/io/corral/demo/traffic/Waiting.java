// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long the requests of a run waited, in seconds: half of them less than p50, 99 of 100 less than p99. */
public record Waiting(double p50, double p99, double max) {

    /**
     * Sums waits up, corrected for coordinated omission:
     * a user who waits makes no further requests, so those that the user would have made in the meantime are added,
     * each with the wait that it would have had.
     *
     * @param waits of all requests, in microseconds
     * @param pause the time between a user's requests when nothing holds them up
     */
    public static Waiting of(Histogram waits, Duration pause) {
        Histogram corrected = waits.copyCorrectedForCoordinatedOmission(TimeUnit.NANOSECONDS.toMicros(pause.toNanos()));
        return new Waiting(
                Waits.seconds(corrected.getValueAtPercentile(50)),
                Waits.seconds(corrected.getValueAtPercentile(99)),
                Waits.seconds(corrected.getMaxValue()));
    }
}
