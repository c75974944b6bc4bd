// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.load.Errands.Errand;
import org.junit.jupiter.api.Test;

/** What a reader of a stale value is spared by: a reload that is under way, or the news that one is of no use. */
class ErrandsTest {

    private static final long NOW = 1_000_000;
    private static final long LASTING = 500;

    private final Errands<String> errands = new Errands<>();

    @Test
    void aReloadThatIsUnderWaySparesReadersOfAnyVersion() {
        assertThat(errands.begin("k", errand(1, 7, NOW))).isTrue();

        assertThat(errands.running("k", NOW)).isTrue();
        assertThat(errands.spares("k", 7, NOW)).isTrue();
        assertThat(errands.spares("k", 8, NOW + LASTING - 1)).isTrue();
        assertThat(errands.begin("k", errand(2, 8, NOW + LASTING - 1))).isFalse();
        assertThat(errands.spares("other", 7, NOW)).isFalse();
    }

    @Test
    void aReloadThatIsNotExpectedBackIsOvertakenAndEndsNobodyElses() {
        Errand first = errand(1, 7, NOW);
        errands.begin("k", first);

        assertThat(errands.spares("k", 7, NOW + LASTING)).isFalse();
        assertThat(errands.begin("k", errand(2, 7, NOW + LASTING))).isTrue();
        errands.end("k", first);
        assertThat(errands.running("k", NOW + LASTING)).isTrue();
    }

    @Test
    void aClockThatIsSetFarBackDoesNotKeepAReloadForEver() {
        errands.begin("k", errand(1, 7, NOW));

        assertThat(errands.spares("k", 7, NOW - 1)).isTrue();
        assertThat(errands.spares("k", 7, NOW - LASTING)).isFalse();
    }

    @Test
    void aPauseSparesReadersOfItsVersionUntilItsEnd() {
        Errand errand = errand(1, 7, NOW);
        errands.begin("k", errand);
        errands.pause("k", errand, NOW + 100);
        errands.end("k", errand);

        assertThat(errands.running("k", NOW)).isFalse();
        assertThat(errands.spares("k", 7, NOW + 99)).isTrue();
        assertThat(errands.spares("k", 7, NOW + 100)).isFalse();
        assertThat(errands.spares("k", 8, NOW)).isFalse();
        assertThat(errands.begin("k", errand(2, 8, NOW))).isTrue();
    }

    @Test
    void onlyAPauseIsResumedAndOnlyOneThatIsOverIsForgotten() {
        Errand errand = errand(1, 7, NOW);
        errands.begin("k", errand);
        errands.resume("k");
        errands.prune(NOW + LASTING);
        assertThat(errands.running("k", NOW)).isTrue();

        errands.pause("k", errand, NOW + 100);
        errands.prune(NOW + 99);
        assertThat(errands.spares("k", 7, NOW)).isTrue();
        errands.prune(NOW + 100);
        assertThat(errands.spares("k", 7, NOW)).isFalse();
    }

    private static Errand errand(long token, long version, long begunAt) {
        return new Errand(token, version, Demand.IF_STALE, 0, begunAt, LASTING);
    }
}
