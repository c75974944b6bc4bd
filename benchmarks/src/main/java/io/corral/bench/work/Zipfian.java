// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Numbers from 0 to {@code size - 1}, few of them often and most of them seldom: the one of rank r in proportion to
 * {@code 1 / r^skew}. Which numbers are popular is by chance, but the same in every JVM: so is the whole sequence.
 */
public final class Zipfian {

    /** The skew that YCSB made the usual one. */
    public static final double USUAL_SKEW = 0.99;

    private static final long ORDER_SEED = 20_240_229;

    private final double[] upTo;
    private final int[] numberOfRank;

    /** @param size how many numbers there are */
    public Zipfian(int size, double skew) {
        upTo = new double[size];
        double sum = 0;
        for (int rank = 0; rank < size; rank++) {
            sum += 1 / Math.pow(rank + 1, skew);
            upTo[rank] = sum;
        }
        numberOfRank = shuffled(size);
    }

    private static int[] shuffled(int size) {
        int[] numbers = new int[size];
        Arrays.setAll(numbers, i -> i);
        SplittableRandom random = new SplittableRandom(ORDER_SEED);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = kept;
        }
        return numbers;
    }

    /** A sequence of numbers; the same seed gives the same one. */
    public int[] sequence(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] sequence = new int[length];
        Arrays.setAll(sequence, i -> numberOfRank[rank(random.nextDouble())]);
        return sequence;
    }

    /** A sequence of ranks, 0 the most popular one; the same seed gives the same one. */
    public int[] ranks(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] ranks = new int[length];
        Arrays.setAll(ranks, i -> rank(random.nextDouble()));
        return ranks;
    }

    private int rank(double share) {
        int found = Arrays.binarySearch(upTo, share * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }
}
