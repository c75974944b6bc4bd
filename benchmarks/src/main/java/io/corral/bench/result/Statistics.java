// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.Collection;

/** Arithmetic on a few numbers. */
public final class Statistics {

    private Statistics() {}

    /**
     * The number in the middle; of an even count, half-way between the two.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static double median(Collection<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no numbers, so no median");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
