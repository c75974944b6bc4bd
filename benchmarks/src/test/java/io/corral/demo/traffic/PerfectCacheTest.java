// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PerfectCacheTest {

    private static final LocalDate KEY = LocalDate.of(1998, 9, 2);
    private static final LocalDate OTHER = LocalDate.of(1998, 10, 2);

    private final PerfectCache cache = new PerfectCache(Duration.ofSeconds(3));

    @Test
    void noLoadsAreNeededWhereNoneHappened() {
        assertThat(cache.needed(List.of())).isZero();
    }

    @Test
    void ofManyLoadsAtTheSameTimeOneIsNeeded() {
        assertThat(cache.needed(List.of(load(KEY, 0, 900), load(KEY, 5, 700), load(KEY, 899, 1_500))))
                .isEqualTo(1);
    }

    @Test
    void whileAValueIsFreshNoLoadIsNeeded() {
        assertThat(cache.needed(List.of(load(KEY, 0, 500), load(KEY, 2_000, 2_500))))
                .isEqualTo(1);
    }

    @Test
    void aLoadIsNeededForEachExpiry() {
        assertThat(cache.needed(List.of(load(KEY, 0, 500), load(KEY, 3_500, 4_000), load(KEY, 7_001, 7_500))))
                .isEqualTo(3);
    }

    @Test
    void aCacheWhoseClockIsALittleEarlyIsNotBlamed() {
        assertThat(cache.needed(List.of(load(KEY, 0, 500), load(KEY, 3_480, 4_000))))
                .isEqualTo(2);
    }

    @Test
    void theFirstAnswerCountsWhoeverAskedForIt() {
        assertThat(cache.needed(List.of(load(KEY, 0, 9_000), load(KEY, 10, 2_000), load(KEY, 5_500, 6_000))))
                .isEqualTo(2);
    }

    @Test
    void everyKeyNeedsItsOwn() {
        assertThat(cache.needed(List.of(load(KEY, 0, 500), load(OTHER, 1, 501))))
                .isEqualTo(2);
    }

    @Test
    void nothingIsNeededWhileALoadHasNotLanded() {
        assertThat(cache.needed(
                        List.of(load(KEY, 0, 500), new Load(KEY, millis(4_000), Load.NEVER), load(KEY, 9_000, 9_500))))
                .isEqualTo(2);
    }

    @Test
    void aLoadThatIsTakenOverIsNeededOnce() {
        assertThat(cache.needed(List.of(new Load(KEY, 0, Load.NEVER), load(KEY, 700, 1_200), load(KEY, 4_300, 4_800))))
                .isEqualTo(2);
    }

    @Test
    void theOrderInWhichLoadsLandedDoesNotMatter() {
        assertThat(cache.needed(List.of(load(KEY, 3_600, 4_000), load(KEY, 0, 500))))
                .isEqualTo(2);
    }

    private static Load load(LocalDate key, long startedMillis, long landedMillis) {
        return new Load(key, millis(startedMillis), millis(landedMillis));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
