// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.traffic.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A row of the picture: something measured over time, for every contender on the same scale.
 *
 * @param area what is drawn as a filled area
 * @param line what is drawn as a line over it, if there is such a thing
 */
record Measure(String title, ToDoubleFunction<Sample> area, Optional<ToDoubleFunction<Sample>> line) {

    static final List<Measure> ALL = List.of(
            new Measure("Queries running in the database", Sample::queriesRunning, Optional.empty()),
            new Measure(
                    "Wait in seconds: the longest (area) and p99 (line), of requests answered or still waiting",
                    Sample::waitMax,
                    Optional.of(Sample::waitP99)),
            new Measure("Requests served per second", Sample::servedPerSecond, Optional.empty()));
}
