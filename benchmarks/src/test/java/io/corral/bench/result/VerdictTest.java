// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Ratio AROUND = new Ratio(1.5, 1.4, 1.6);

    @Test
    void aTargetIsMetWhenEvenTheWorstRoundMeetsIt() {
        assertThat(Verdict.of(AROUND, 1.4)).isEqualTo(Verdict.MET);
    }

    @Test
    void aTargetIsMissedWhenEvenTheBestRoundMissesIt() {
        assertThat(Verdict.of(AROUND, 1.7)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aTargetWithinTheRangeIsTooCloseToTell() {
        assertThat(Verdict.of(AROUND, 1.5)).isEqualTo(Verdict.CLOSE);
    }

    @Test
    void withoutATargetThereIsNoVerdict() {
        assertThat(Verdict.of(AROUND, 0)).isEqualTo(Verdict.NONE);
    }

    @Test
    void aRowThatMustNotAllocateIsMissedIfItDoesHoweverFastItIs() {
        RowFacts row = new RowFacts("get", 1, true);

        assertThat(Verdict.of(row, AROUND, 16)).isEqualTo(Verdict.MISSED);
        assertThat(Verdict.of(row, AROUND, 0.01)).isEqualTo(Verdict.MET);
    }

    @Test
    void aChangeIsALossOnlyIfItLosesMoreThanTheNoise() {
        assertThat(Verdict.ofChange(new Ratio(0.8, 0.7, 0.9), 0.05)).isEqualTo(Verdict.MISSED);
        assertThat(Verdict.ofChange(new Ratio(0.8, 0.7, 1.1), 0.05)).isEqualTo(Verdict.CLOSE);
        assertThat(Verdict.ofChange(new Ratio(0.97, 0.96, 0.98), 0.05)).isEqualTo(Verdict.MET);
    }
}
