// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.List;

/**
 * What one JVM measured.
 *
 * @param round from 0; forks of one round were run one after the other
 * @param opsPerSecond of all threads together, for each iteration
 * @param cpuNanosPerOp processor time of the whole JVM for one operation, for each iteration
 * @param bytesPerOp what one operation allocated
 */
public record Fork(int round, List<Double> opsPerSecond, List<Double> cpuNanosPerOp, double bytesPerOp) {

    /** The iteration in the middle: one that the machine disturbed does not move it. */
    public double median() {
        return Statistics.median(opsPerSecond);
    }

    /** The processor time in the middle. */
    public double cpuNanos() {
        return Statistics.median(cpuNanosPerOp);
    }
}
