// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Crowd;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.load.Errands.Errand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a reader of a stale value is spared by: a reload that is under way, or the news that one is of no use. */
class ErrandsTest {

    private static final long NOW = 1_000_000;
    private static final long LASTING = 500;

    private static final int ROUNDS = 20_000;

    @RegisterExtension
    final Crowd crowd = new Crowd();

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
        errands.resume("k", null);
        errands.prune(NOW + LASTING);
        assertThat(errands.running("k", NOW)).isTrue();

        errands.pause("k", errand, NOW + 100);
        errands.prune(NOW + 99);
        assertThat(errands.spares("k", 7, NOW)).isTrue();
        errands.prune(NOW + 100);
        assertThat(errands.spares("k", 7, NOW)).isFalse();
    }

    @Test
    void aPauseIsNotedInTheEntryThatItIsForAndEndsThereToo() {
        Entry stale = stale(7);
        Entry other = stale(8);
        pause(stale, NOW + 100);

        assertThat(errands.spares("k", stale, NOW)).isTrue();
        assertThat(errands.spares("k", other, NOW)).isFalse();
        assertThat(stale.paused(NOW + 99)).isTrue();
        assertThat(stale.paused(NOW + 100)).isFalse();
        assertThat(other.paused(NOW)).isFalse();
        assertThat(errands.spares("another node's word", stale, NOW + 99)).isTrue();

        errands.resume("k", stale);
        assertThat(errands.spares("k", stale, NOW)).isFalse();
    }

    @Test
    void aPausedEntryKeepsItsTimesAndHasForgottenWhatItCost() {
        Entry stale = stale(7);
        assertThat(stale.cost()).isEqualTo(30);
        stale.pause(NOW + 100);

        assertThat(stale.cost()).isZero();
        assertThat(stale.staleAt()).isEqualTo(NOW - 50);
        assertThat(stale.staleFrom(NOW + 10).paused(NOW + 20)).isFalse();
        stale.resume();
        assertThat(stale.cost()).isZero();
    }

    @Test
    void aPauseOfAValueThatIsFreshMeanwhileIsNotNoted() {
        Entry soon = new Entry("value", 7, NOW - 100, NOW + 100, Entry.NEVER, 30);
        Entry lasting = new Entry("value", 7, NOW - 100, Entry.NEVER, Entry.NEVER, 30);
        soon.pause(NOW + 100);
        lasting.pause(NOW + 100);

        assertThat(soon.cost()).isEqualTo(30);
        assertThat(lasting.cost()).isEqualTo(30);
    }

    @Test
    void aPauseForLongerThanAnEntryCanNoteIsStillAPause() {
        Entry stale = stale(7);
        pause(stale, NOW + Duration.ofDays(100).toMillis());
        assertThat(errands.spares("k", stale, NOW)).isTrue();

        long late = NOW + Duration.ofDays(50).toMillis();
        assertThat(stale.paused(late)).isFalse();
        assertThat(errands.spares("k", stale, late)).isTrue();
    }

    @Test
    void whoeverEndsAPauseEndsItForAReaderWhoIsJustNotingIt() {
        List<Entry> entries = Stream.generate(() -> stale(7)).limit(ROUNDS).toList();
        AtomicInteger stuck = new AtomicInteger();
        Phaser together = new Phaser(2);
        crowd.together(
                2,
                number -> entries.forEach(entry -> {
                    if (number == 0) {
                        pause(entry, NOW + 100);
                        together.arriveAndAwaitAdvance();
                        errands.spares("k", entry, NOW);
                        together.arriveAndAwaitAdvance();
                        stuck.addAndGet(errands.spares("k", entry, NOW) ? 1 : 0);
                    } else {
                        together.arriveAndAwaitAdvance();
                        errands.resume("k", entry);
                        together.arriveAndAwaitAdvance();
                    }
                }));

        assertThat(stuck).hasValue(0);
    }

    private void pause(Entry entry, long until) {
        Errand errand = errand(1, entry.version(), NOW);
        errands.begin("k", errand);
        errands.pause("k", errand, until);
    }

    private static Entry stale(long version) {
        return new Entry("value", version, NOW - 100, NOW - 50, Entry.NEVER, 30);
    }

    private static Errand errand(long token, long version, long begunAt) {
        return new Errand(token, version, Demand.IF_STALE, 0, begunAt, LASTING);
    }
}
