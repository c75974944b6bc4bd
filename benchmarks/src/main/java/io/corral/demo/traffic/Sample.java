// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import io.corral.demo.database.DatabaseReading;
import io.corral.demo.traffic.Waits.Interval;
import org.HdrHistogram.Histogram;

/**
 * A run at one moment.
 *
 * @param seconds since the run began
 * @param queriesStarted the queries that the database has begun for this run
 * @param queriesRunning the queries that it is working on
 * @param waitP99 of the requests answered since the sample before or still waiting, in seconds
 * @param waitMax the longest of those, in seconds
 * @param servedPerSecond the requests answered since the sample before, by the second
 */
public record Sample(
        double seconds,
        long queriesStarted,
        int queriesRunning,
        double waitP99,
        double waitMax,
        double servedPerSecond) {

    /** What the database and the users did since the sample before. */
    public static Sample of(double seconds, DatabaseReading reading, Interval interval, double servedPerSecond) {
        Histogram waits = interval.waits();
        return new Sample(
                seconds,
                reading.started(),
                reading.running(),
                Waits.seconds(waits.getValueAtPercentile(99)),
                Waits.seconds(waits.getMaxValue()),
                servedPerSecond);
    }
}
