// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackOffRulesTest {

    private static final BackOff RULES = new BackOff(100, 2, 1_000, 0.5);

    @Test
    void theFirstPauseIsTheInitialOne() {
        assertThat(RULES.pause(0, 0)).isEqualTo(100);
    }

    @Test
    void eachFurtherFailureLengthensIt() {
        assertThat(RULES.pause(1, 0)).isEqualTo(200);
        assertThat(RULES.pause(2, 0)).isEqualTo(400);
    }

    @Test
    void upToTheLongest() {
        assertThat(RULES.pause(4, 0)).isEqualTo(1_000);
        assertThat(RULES.pause(Integer.MAX_VALUE, 0)).isEqualTo(1_000);
    }

    @Test
    void aLongestThatIsShorterThanTheFirstDoesNotShortenIt() {
        assertThat(new BackOff(5_000, 2, 1_000, 0).pause(0, 0)).isEqualTo(5_000);
        assertThat(new BackOff(5_000, 2, 1_000, 0).pause(3, 0)).isEqualTo(5_000);
    }

    @Test
    void jitterShortensItByItsPartAtMost() {
        assertThat(RULES.pause(0, 1)).isEqualTo(50);
        assertThat(RULES.pause(4, 0.5)).isEqualTo(750);
    }

    @Test
    void itIsNeverNothing() {
        assertThat(new BackOff(1, 1, 1, 1).pause(0, 1)).isEqualTo(1);
    }

    @Test
    void noneIsNone() {
        assertThat(BackOff.NONE.pauses()).isFalse();
        assertThat(RULES.pauses()).isTrue();
    }
}
