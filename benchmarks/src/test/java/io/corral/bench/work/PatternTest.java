// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatternTest {

    private static final int LENGTH = 100_000;

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameRequests(Pattern pattern) {
        int[] first = pattern.requests(1_000, 5);
        int[] again = pattern.requests(1_000, 5);

        assertThat(again).isEqualTo(first).hasSize(1_000);
        assertThat(Arrays.stream(pattern.requests(LENGTH, 5))).allMatch(key -> key >= 0);
    }

    @Test
    void fourFifthsGoToTheHotFifth() {
        assertThat(share(Pattern.HOT_SPOT, key -> key < 2_000)).isEqualTo(0.8, within(0.01));
    }

    @Test
    void halfGoesToTheSmallPool() {
        assertThat(share(Pattern.TWO_POOLS, key -> key < 100)).isEqualTo(0.5, within(0.001));
        assertThat(share(Pattern.TWO_POOLS, key -> key < 10_100)).isEqualTo(1);
    }

    @Test
    void theFirstFifthGetsFourFifthsAndItsFirstFifthFourFifthsOfThose() {
        assertThat(share(Pattern.SELF_SIMILAR, key -> key < 200)).isEqualTo(0.8, within(0.01));
        assertThat(share(Pattern.SELF_SIMILAR, key -> key < 40)).isEqualTo(0.64, within(0.01));
        assertThat(share(Pattern.SELF_SIMILAR, key -> key < 1_000)).isEqualTo(1);
    }

    @Test
    void aLoopComesBackToWhereItBegan() {
        int[] requests = Pattern.LOOP.requests(2_000, 1);

        assertThat(Arrays.copyOfRange(requests, 0, 1_000)).doesNotHaveDuplicates();
        assertThat(Arrays.copyOfRange(requests, 1_000, 2_000)).isEqualTo(Arrays.copyOfRange(requests, 0, 1_000));
    }

    @Test
    void theNewestKeyIsTheMostPopular() {
        int[] requests = Pattern.LATEST.requests(LENGTH, 1);
        int newest = Arrays.stream(requests).max().orElseThrow();

        assertThat(newest - 100_000).isBetween(LENGTH / 20 - 500, LENGTH / 20 + 500);
    }

    @Test
    void scansAreRunsOfFiftyKeysOnAverage() {
        int[] requests = Pattern.SHORT_SCANS.requests(LENGTH, 1);
        int breaks = 0;
        for (int i = 1; i < LENGTH; i++) {
            breaks += requests[i] == requests[i - 1] + 1 ? 0 : 1;
        }

        assertThat(LENGTH / (double) breaks).isEqualTo(50.5, within(3.0));
    }

    private static double share(Pattern pattern, IntPredicate which) {
        return Arrays.stream(pattern.requests(LENGTH, 3)).filter(which).count() / (double) LENGTH;
    }
}
