// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.util.List;
import java.util.Optional;

/**
 * What one contender did.
 *
 * @param title how tables and pictures call the contender
 * @param seconds how long the threads asked
 * @param kill the end of one of its JVMs, where it had several
 */
public record RunResult(
        String title,
        double seconds,
        Queries queries,
        Requests requests,
        Waiting waiting,
        List<Sample> samples,
        Optional<Kill> kill) {

    /** What a contender in one JVM did. */
    public RunResult(
            String title, double seconds, Queries queries, Requests requests, Waiting waiting, List<Sample> samples) {
        this(title, seconds, queries, requests, waiting, samples, Optional.empty());
    }

    public double servedPerSecond() {
        return requests.answered() / seconds;
    }
}
