// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.entry.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    private static final Deadline AT = new Deadline.At(9_000);

    @ParameterizedTest
    @MethodSource("io.corral.internal.change.ChangeTable#rows")
    void aChangeDoesWhatTheTableSays(ChangeTable.Row row) {
        Outcome outcome = Rules.decide(row.state().entry(), row.state().lease(), row.change());

        assertThat(Effect.of(outcome)).isEqualTo(row.effect());
    }

    @Test
    void theTableSpeaksOfEveryChangeInEveryState() {
        assertThat(ChangeTable.rows().map(ChangeTable.Row::toString))
                .doesNotHaveDuplicates()
                .hasSize(ChangeTable.size());
    }

    @Test
    void anEntryIsDeadFromTheVeryMillisecondOfItsExpiry() {
        Entry entry = new Entry("old", 1, 0, 1_000);

        assertThat(Effect.of(Rules.decide(entry, null, new Change.Expire(999))).holds())
                .isEqualTo("old@1000");
        assertThat(Effect.of(Rules.decide(entry, null, new Change.Expire(1_000)))
                        .expired())
                .isEqualTo("old");
    }

    @Test
    void anEntryThatNeverExpiresIsAliveAtTheEndOfTime() {
        Entry entry = new Entry("old", 1, 0, Entry.NEVER);

        assertThat(Effect.of(Rules.decide(entry, null, new Change.Expire(Long.MAX_VALUE - 1)))
                        .holds())
                .isEqualTo("old@never");
    }

    @Test
    void aLeaseMayBeOvertakenFromTheVeryMillisecondOfItsDeadline() {
        Lease lease = new Lease(7, 7, "n", 1_000);

        assertThat(Rules.decide(null, lease, claim(9, 999)).verdict()).isEqualTo(new Verdict.Taken(lease));
        assertThat(Rules.decide(null, lease, claim(9, 1_000)).verdict())
                .isEqualTo(new Verdict.Granted(new Lease(9, 7, "n", 5_000)));
    }

    @Test
    void aLeaseIsAnOrphanOnlyAfterTheMomentThatWasNamed() {
        Lease lease = new Lease(7, 7, "n", 900);

        assertThat(Rules.decide(null, lease, new Change.Expire(1_000, 900)).lease())
                .isEqualTo(lease);
        assertThat(Rules.decide(null, lease, new Change.Expire(1_000, 901)).lease())
                .isNull();
    }

    @Test
    void whatWasLoadingBeforeTheAnswerThatThereIsNothingIsNotStoredAfterIt() {
        Lease hung = new Lease(7, 7, "n", 100);
        Lease overtaker = Rules.decide(null, hung, claim(8, 100)).lease();
        Lease answered =
                Rules.decide(null, overtaker, new Change.Nothing(8, 400, 200)).lease();
        Lease next = Rules.decide(null, answered, claim(9, 400)).lease();

        Change late = new Change.Commit(7, "late", 2, 500, AT, AT);
        assertThat(Rules.decide(null, answered, late).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(Rules.decide(null, next, late).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(next.failures()).isZero();
    }

    @Test
    void aClaimAheadOfTimeHoldsAValueForStaleThatSoonIs() {
        Entry soon = new Entry("old", 1, 0, 1_300, Entry.NEVER, 50);

        assertThat(Rules.decide(soon, null, early(1_000, 299)).verdict()).isEqualTo(new Verdict.Landed(soon));
        assertThat(Rules.decide(soon, null, early(1_000, 300)).verdict()).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void aRenewedValueKeepsItsTagsAndHasTheLaterEra() {
        Entry held = new Entry("old", 1, 0, 900, Entry.NEVER, 50).from(new Origin(List.of("a"), 20));
        Lease lease = new Lease(7, 7, "n", 5_000);

        assertThat(renewed(held, lease, 30).origin()).isEqualTo(new Origin(List.of("a"), 30));
        assertThat(renewed(held, lease, 10).origin()).isEqualTo(held.origin());
    }

    @Test
    void aRenewedValueCostsWhatItsLoadOrItsRenewalHasTaken() {
        Lease lease = new Lease(7, 7, "n", 5_000);
        Entry dear = new Entry("old", 1, 0, 900, Entry.NEVER, 50);
        Entry cheap = new Entry("old", 1, 0, 900, Entry.NEVER, 30);
        Entry paused = new Entry("old", 1, 0, 900, Entry.NEVER, 50);
        paused.pause(2_000);

        assertThat(renewed(dear, lease, 30).cost()).isEqualTo(50);
        assertThat(renewed(cheap, lease, 30).cost()).isEqualTo(40);
        assertThat(renewed(paused, lease, 30).cost()).isEqualTo(40);
    }

    private static Entry renewed(Entry held, Lease lease, long era) {
        return Rules.decide(held, lease, new Change.Renew(7, 1, 4_000, 8_000, 40, era, 1_000))
                .entry();
    }

    @Test
    void aSecondClaimAheadOfTimeFindsTheValueThatTheFirstHasBrought() {
        Entry soon = new Entry("old", 1, 0, 1_300, Entry.NEVER, 50);
        Lease lease = Rules.decide(soon, null, early(1_000, 300)).lease();
        Change commit = new Change.Commit(9, "new", 2, 1_050, AT, AT, 3_050, 50);
        Entry reloaded = Rules.decide(soon, lease, commit).entry();

        assertThat(reloaded.cost()).isEqualTo(50);
        assertThat(Rules.decide(reloaded, null, early(1_050, 300)).verdict()).isEqualTo(new Verdict.Landed(reloaded));
    }

    private static Change early(long now, long millis) {
        return new Change.Claim(9, "n", now, 5_000, Demand.IF_STALE, null, millis);
    }

    @Test
    void anOvertakerOfAnOvertakerInheritsTheFirstChain() {
        Lease first = new Lease(7, 7, "n", 100);
        Lease second = Rules.decide(null, first, claim(8, 100)).lease();
        Lease third = Rules.decide(null, second, claim(9, second.deadline())).lease();

        assertThat(third.chain()).isEqualTo(7);
        assertThat(third.token()).isEqualTo(9);
    }

    @Test
    void aGrantedLeaseHasTheTimesAndTheHolderOfItsClaim() {
        Change claim = new Change.Claim(9, "elsewhere", 1_000, 4_321, Demand.IF_ABSENT, null);

        assertThat(Rules.decide(null, null, claim).lease()).isEqualTo(new Lease(9, 9, "elsewhere", 4_321));
    }

    @Test
    void aClaimUnderTheSameTokenPushesTheDeadlineBack() {
        Lease lease = new Lease(7, 7, "n", 2_000);

        assertThat(Rules.decide(null, lease, claim(7, 1_000)).lease()).isEqualTo(new Lease(7, 7, "n", 5_000));
    }

    @Test
    void aFailureKeepsTheLeaseUntilThePauseIsOverAndSaysWhy() {
        Lease lease = new Lease(7, 7, "n", 2_000);

        Lease failed = Rules.decide(null, lease, new Change.Fail(7, "why", 6_000, 1_000))
                .lease();

        assertThat(failed).isEqualTo(new Lease(7, 7, "n", 6_000, 1, new Lease.End.Failed("why")));
    }

    @Test
    void aStoredValueHasTheVersionAndTheTimeOfItsPut() {
        Entry entry = Rules.decide(null, null, new Change.Put(Condition.ALWAYS, "new", 42, 1_000, AT, AT))
                .entry();

        assertThat(entry.version()).isEqualTo(42);
        assertThat(entry.createdAt()).isEqualTo(1_000);
    }

    @Test
    void aCommittedValueHasTheVersionAndTheTimeOfItsCommit() {
        Lease lease = new Lease(7, 7, "n", 2_000);

        Entry entry = Rules.decide(null, lease, new Change.Commit(7, "new", 42, 1_000, AT, AT))
                .entry();

        assertThat(entry.version()).isEqualTo(42);
        assertThat(entry.createdAt()).isEqualTo(1_000);
    }

    @Test
    void aTouchLeavesTheValueItsVersionAndItsTime() {
        Entry touched = Rules.decide(new Entry("old", 1, 100, 5_000), null, new Change.Touch(1, 7_000, 1_000))
                .entry();

        assertThat(touched.value()).isEqualTo("old");
        assertThat(touched.version()).isEqualTo(1);
        assertThat(touched.createdAt()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(KeyState.class)
    void aPutThatIsRunAgainChangesNothingMore(KeyState state) {
        Change put = new Change.Put(Condition.ALWAYS, "new", 2, 1_000, AT, AT);
        Outcome once = Rules.decide(state.entry(), state.lease(), put);

        Outcome twice = Rules.decide(once.entry(), once.lease(), put);

        assertThat(Effect.of(twice).holds()).isEqualTo(Effect.of(once).holds());
        assertThat(twice.entry().version()).isEqualTo(2);
        assertThat(twice.expired()).isNull();
        assertThat(twice.broken()).isNull();
    }

    @Test
    void aConditionalPutThatIsRunAgainIsNotDeclinedForItsOwnValue() {
        Change put = new Change.Put(Condition.IF_ABSENT, "new", 2, 1_000, AT, AT);
        Outcome once = Rules.decide(null, null, put);

        Outcome twice = Rules.decide(once.entry(), once.lease(), put);

        assertThat(Effect.words(twice.verdict())).isEqualTo("Created new");
    }

    @Test
    void aCommitThatIsRunAgainIsNotRefusedForTheLeaseThatItUsedUp() {
        Change commit = new Change.Commit(7, "new", 2, 1_000, AT, AT);
        Outcome once = Rules.decide(null, new Lease(7, 7, "n", 2_000), commit);

        Outcome twice = Rules.decide(once.entry(), once.lease(), commit);

        assertThat(Effect.words(twice.verdict())).isEqualTo("Created new");
    }

    private static Change claim(long token, long now) {
        return new Change.Claim(token, "n", now, 5_000, Demand.IF_ABSENT, null);
    }
}
