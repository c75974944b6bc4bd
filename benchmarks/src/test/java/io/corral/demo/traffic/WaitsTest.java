// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private final Waits waits = new Waits(3);

    @Test
    void anAnswerCountsOnceWhicheverIntervalItFallsInto() {
        waits.begin(0);
        waits.answered(0);
        assertThat(waits.nextInterval().served()).isEqualTo(1);
        assertThat(waits.nextInterval().served()).isZero();
        waits.begin(1);
        waits.answered(1);
        waits.close();

        assertThat(waits.answered()).isEqualTo(2);
        assertThat(waits.unanswered()).isZero();
    }

    @Test
    void whoStillWaitsIsSeenInEveryIntervalAndNotServed() {
        waits.begin(2);

        for (int look = 0; look < 2; look++) {
            Waits.Interval interval = waits.nextInterval();
            assertThat(interval.served()).isZero();
            assertThat(interval.waits().getTotalCount()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerAfterTheEndLeavesTheRequestUnanswered() {
        waits.begin(0);
        waits.begin(1);
        waits.close();
        waits.answered(0);
        waits.failed(1);

        assertThat(waits.answered()).isZero();
        assertThat(waits.unanswered()).isEqualTo(2);
    }

    @Test
    void aFailureIsNoAnswer() {
        waits.begin(0);
        waits.failed(0);
        waits.close();

        assertThat(waits.answered()).isZero();
        assertThat(waits.unanswered()).isZero();
    }

    @Test
    void whoAsksAfterTheEndIsNotCounted() {
        waits.close();
        waits.begin(0);

        assertThat(waits.unanswered()).isZero();
        assertThat(waits.summary(Duration.ofMillis(5))).isEqualTo(new Waiting(0, 0, 0));
    }
}
