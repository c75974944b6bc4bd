// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KillPlanTest {

    private static final OptionalLong NOT_LOADING = OptionalLong.empty();

    /** From second 10, at the latest in second 15, a load of 100 ms. */
    private final KillPlan plan = KillPlan.forRun(Duration.ofSeconds(20), Duration.ofMillis(300));

    @Test
    void nobodyIsKilledInTheFirstHalf() {
        assertThat(victim(9_999, loadingFor(200), loadingFor(200))).isEmpty();
    }

    @Test
    void theFirstNodeInTheMiddleOfALoadIsKilled() {
        assertThat(victim(10_000, NOT_LOADING, loadingFor(100), loadingFor(200)))
                .isEqualTo(OptionalInt.of(1));
    }

    @Test
    void aLoadThatMayNotHaveReachedTheDatabaseIsWaitedFor() {
        assertThat(victim(10_000, loadingFor(99), NOT_LOADING)).isEmpty();
        assertThat(victim(10_001, loadingFor(100), NOT_LOADING)).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void ifNobodyLoadsTheFirstNodeIsKilledAfterAWhile() {
        assertThat(victim(14_999, NOT_LOADING, NOT_LOADING)).isEmpty();
        assertThat(victim(15_000, NOT_LOADING, NOT_LOADING)).isEqualTo(OptionalInt.of(0));
    }

    private OptionalInt victim(long millis, OptionalLong... loadAges) {
        return plan.victim(Duration.ofMillis(millis), List.of(loadAges));
    }

    private static OptionalLong loadingFor(long millis) {
        return OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
