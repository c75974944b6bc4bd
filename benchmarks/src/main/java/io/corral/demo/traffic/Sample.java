// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

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
        double servedPerSecond) {}
