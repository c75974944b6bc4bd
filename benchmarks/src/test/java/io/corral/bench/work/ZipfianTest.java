// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZipfianTest {

    private static final int SIZE = 1_000;
    private static final int LENGTH = 200_000;

    @Test
    void aNumberOfRankRComesInProportionToOneByR() {
        int[] counts = new int[SIZE];
        for (int number : new Zipfian(SIZE, 1).sequence(LENGTH, 1)) {
            counts[number]++;
        }
        int[] byRank = Arrays.stream(counts)
                .boxed()
                .sorted((a, b) -> b - a)
                .mapToInt(i -> i)
                .toArray();
        double harmonic = 0;
        for (int rank = 1; rank <= SIZE; rank++) {
            harmonic += 1.0 / rank;
        }

        assertThat(byRank[0] / (double) LENGTH).isEqualTo(1 / harmonic, within(0.01));
        assertThat(byRank[0] / (double) byRank[1]).isEqualTo(2, within(0.1));
        assertThat(byRank[0] / (double) byRank[9]).isEqualTo(10, within(1.0));
    }

    @Test
    void theSameSeedGivesTheSameSequence() {
        assertThat(new Zipfian(SIZE, 0.99).sequence(1_000, 5)).isEqualTo(new Zipfian(SIZE, 0.99).sequence(1_000, 5));
        assertThat(new Zipfian(SIZE, 0.99).sequence(1_000, 5)).isNotEqualTo(new Zipfian(SIZE, 0.99).sequence(1_000, 6));
    }
}
