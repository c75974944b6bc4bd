// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.util.List;

/**
 * What one contender did.
 *
 * @param title how tables and pictures call the contender
 * @param seconds how long the threads asked
 */
public record RunResult(
        String title, double seconds, Queries queries, Requests requests, Waiting waiting, List<Sample> samples) {

    public double servedPerSecond() {
        return requests.answered() / seconds;
    }
}
