// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.entry.Entry;
import io.corral.internal.freshness.Freshness.State;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Freshness RULES = new Freshness(1_000, 0.1, 500, 2_000, 0);

    private static Entry staleAt(long then) {
        return new Entry("v", 1, 0, then, Entry.NEVER);
    }

    @Test
    void aValueIsFreshUntilTheMillisecondBeforeItsSoftExpiry() {
        assertThat(RULES.state(staleAt(100), 99)).isEqualTo(State.FRESH);
        assertThat(RULES.state(staleAt(100), 100)).isEqualTo(State.STALE);
    }

    @Test
    void itIsServedStaleForMaxStaleAndNotLonger() {
        assertThat(RULES.state(staleAt(100), 599)).isEqualTo(State.STALE);
        assertThat(RULES.state(staleAt(100), 600)).isEqualTo(State.OUTDATED);
    }

    @Test
    void aFailedLoadIsNoReasonToServeItForLongerThanItsOwnWindow() {
        assertThat(RULES.servesOnError(staleAt(100), 2_099)).isTrue();
        assertThat(RULES.servesOnError(staleAt(100), 2_100)).isFalse();
    }

    @Test
    void withoutWindowsItIsServedUntilItsHardExpiry() {
        Freshness rules = new Freshness(1_000, 0, Entry.NEVER, Entry.NEVER, 0);

        assertThat(rules.state(staleAt(100), Long.MAX_VALUE - 1)).isEqualTo(State.STALE);
        assertThat(rules.servesOnError(staleAt(100), Long.MAX_VALUE - 1)).isTrue();
    }

    @Test
    void windowsOfNothingEndWithTheSoftExpiry() {
        Freshness rules = new Freshness(1_000, 0, 0, 0, 0);

        assertThat(rules.state(staleAt(100), 100)).isEqualTo(State.OUTDATED);
        assertThat(rules.servesOnError(staleAt(100), 100)).isFalse();
    }

    @Test
    void jitterShortensALifetimeByItsPartAtMost() {
        assertThat(RULES.staleAt(5_000, 0)).isEqualTo(6_000);
        assertThat(RULES.staleAt(5_000, 0.5)).isEqualTo(5_950);
        assertThat(RULES.staleAt(5_000, 1)).isEqualTo(5_900);
        assertThat(RULES.expiresAt(5_000, 25_000, 1)).isEqualTo(23_000);
    }

    @Test
    void whatNeverExpiresIsNotShortened() {
        assertThat(RULES.expiresAt(5_000, Entry.NEVER, 1)).isEqualTo(Entry.NEVER);
        assertThat(Freshness.ALWAYS.staleAt(5_000, 1)).isEqualTo(Entry.NEVER);
    }

    @Test
    void aTimeThatIsTooFarAwayToBeToldIsNever() {
        Freshness rules = new Freshness(Long.MAX_VALUE - 10, 0, 0, 0, 0);

        assertThat(rules.staleAt(5_000, 0)).isEqualTo(Entry.NEVER);
    }

    @Test
    void aReadBringsTheReloadForwardByTheCostOfTheLoadTimesMinusTheLogarithmOfChance() {
        Freshness rules = new Freshness(1_000, 0, 0, 0, 2);
        Entry entry = new Entry("v", 1, 0, 1_000, Entry.NEVER, 50);
        double chance = Math.exp(-3);

        assertThat(rules.early(entry, 699, chance)).isZero();
        assertThat(rules.early(entry, 700, chance)).isEqualTo(300);
    }

    @Test
    void whatWasNotLoadedOrDoesNotBecomeStaleIsNotReloadedEarly() {
        Freshness rules = new Freshness(1_000, 0, 0, 0, 1_000);

        assertThat(rules.early(new Entry("v", 1, 0, 1_000, Entry.NEVER), 999, 0.001))
                .isZero();
        assertThat(rules.early(new Entry("v", 1, 0, Entry.NEVER, Entry.NEVER, 50), 999, 0.001))
                .isZero();
        assertThat(RULES.early(new Entry("v", 1, 0, 1_000, Entry.NEVER, 50), 999, 0.001))
                .isZero();
    }
}
