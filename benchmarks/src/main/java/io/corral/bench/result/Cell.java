// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.List;

/**
 * A row of a table as one peer has it.
 *
 * @param row the row's title
 * @param peer the peer's id
 * @param forks one for each round
 * @param failure why there are none, or empty
 */
public record Cell(String row, int threads, String peer, List<Fork> forks, String failure) {

    /** Operations per second: of all rounds the one in the middle. */
    public double opsPerSecond() {
        return Statistics.median(forks.stream().map(Fork::median).toList());
    }

    /** Processor time for one operation, in nanoseconds: of all rounds the one in the middle. */
    public double cpuNanos() {
        return Statistics.median(forks.stream().map(Fork::cpuNanos).toList());
    }

    /** What an operation allocates, in bytes. */
    public double bytesPerOp() {
        return Statistics.median(forks.stream().map(Fork::bytesPerOp).toList());
    }
}
