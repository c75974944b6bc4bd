// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.Collection;

/** Arithmetic on a few numbers. */
public final class Statistics {

    /** How often what is said of a middle may be wrong. */
    private static final double DOUBT = 0.05;

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

    /**
     * How many of so many numbers may be left aside at either end, if the true median is to lie between the others in 95 of 100
     * cases, whatever the distribution: each number is below that median with a chance of one half, so that the binomial
     * distribution says how likely it is that all that are left are on the same side of it. 0 of fewer than 9, where with fewer
     * than 6 not even all of them are as sure as that.
     */
    static int aside(int count) {
        double exactly = Math.pow(0.5, count);
        double atMost = exactly;
        int aside = 0;
        for (int below = 1; below < count; below++) {
            exactly = exactly * (count - below + 1) / below;
            atMost += exactly;
            if (2 * atMost > DOUBT) {
                break;
            }
            aside = below;
        }
        return aside;
    }
}
