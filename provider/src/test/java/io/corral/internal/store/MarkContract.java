// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.change.Effect;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Origin;
import io.corral.internal.mark.Mark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Marks: what they make of the values that were there before. */
interface MarkContract extends StoreUnderTest {

    /** When these changes happen: no mark makes anything stale before it is made. */
    private static long later() {
        return Long.MAX_VALUE / 2;
    }

    private Applied apply(Change change) {
        return store().apply("k", change);
    }

    private Applied tagged(String value, long version, Origin origin) {
        return apply(
                new Change.Put(Condition.ALWAYS, value, version, NOW, Deadline.NEVER, Deadline.NEVER).from(origin));
    }

    private Applied tagged(String value, long version, String... tags) {
        return tagged(value, version, store().marks().origin(List.of(tags)));
    }

    private Entry held() {
        return Objects.requireNonNull(store().read("k"));
    }

    @Test
    default void aValueShowsItsTags() {
        tagged("v", 1, "a", "b");

        assertThat(held().origin().tags()).containsExactly("a", "b");
    }

    @Test
    default void whatHasARemovedTagIsDead() {
        tagged("v", 1, "a", "b");

        store().mark("b", Kind.REMOVED);

        assertThat(held().hasEnded()).isTrue();
        assertThat(Objects.requireNonNull(store().peek("k")).hasEnded()).isTrue();
        store().scan()
                .forEachRemaining(shown -> assertThat(shown.entry().hasEnded()).isTrue());
    }

    @Test
    default void whatHasAnotherTagOrNoneLives() {
        tagged("v", 1, "a");
        put("plain", "v", 2);

        store().mark("b", Kind.REMOVED);
        store().mark("b", Kind.STALE);

        assertThat(held()).matches(entry -> !entry.hasEnded() && entry.staleAt() == Entry.NEVER);
        assertThat(store().read("plain")).matches(entry -> !entry.hasEnded() && entry.staleAt() == Entry.NEVER);
    }

    @Test
    default void whatIsPutAfterTheMarkLives() {
        store().mark("a", Kind.REMOVED);

        tagged("v", 1, "a");

        assertThat(held().hasEnded()).isFalse();
    }

    @Test
    default void whatWasBegunBeforeTheMarkIsDeadHoweverLateItComes() {
        Origin before = store().marks().origin(List.of("a"));
        store().mark("a", Kind.REMOVED);

        tagged("v", 1, before);

        assertThat(held().hasEnded()).isTrue();
    }

    @Test
    default void aPutWithoutTagsHasNone() {
        tagged("v", 1, "a");
        put("k", "w", 2);

        store().mark("a", Kind.REMOVED);

        assertThat(held().hasEnded()).isFalse();
    }

    @Test
    default void aConditionalChangeFindsNothingWhereATagWasRemoved() {
        tagged("v", 1, "a");
        store().mark("a", Kind.REMOVED);

        Applied replaced = put("k", "w", 2, Entry.NEVER, Condition.IF_PRESENT);
        Applied versioned = put("k", "w", 3, Entry.NEVER, new Condition.IfVersion(1));
        Applied absent = put("k", "w", 4, Entry.NEVER, Condition.IF_ABSENT);

        assertThat(Effect.words(replaced.verdict())).isEqualTo("Declined -");
        assertThat(Effect.words(versioned.verdict())).isEqualTo("Declined -");
        assertThat(Effect.words(absent.verdict())).isEqualTo("Created w");
    }

    @Test
    default void aPutOverARemovedTagCreates() {
        tagged("v", 1, "a");
        store().mark("a", Kind.REMOVED);

        assertThat(Effect.words(put("k", "w", 2).verdict())).isEqualTo("Created w");
    }

    @Test
    default void aRemoveFindsNothingWhereATagWasRemoved() {
        tagged("v", 1, "a");
        store().mark("a", Kind.REMOVED);

        assertThat(Effect.words(remove("k").verdict())).isEqualTo("Declined -");
    }

    @Test
    default void aClaimIsGrantedWhereATagWasRemoved() {
        tagged("v", 1, "a");
        store().mark("a", Kind.REMOVED);

        assertThat(claim("k", 7)).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    default void theEndOfAMarkedValueIsAnExpiryAndToldOnce() {
        List<String> told = new ArrayList<>();
        tagged("v", 1, "a");
        store().observe((key, outcome) -> {
            told.add(Effect.words(outcome.verdict()) + ", expired " + Effect.value(outcome.expired()));
            return Delivery.NONE;
        });
        store().mark("a", Kind.REMOVED);

        put("k", "w", 2);
        put("k", "x", 3);

        assertThat(told).containsExactly("Created w, expired v", "Updated w x, expired -");
    }

    @Test
    default void aSweepDropsWhatHasARemovedTag() {
        tagged("v", 1, "a");
        put("plain", "v", 2);
        store().mark("a", Kind.REMOVED);

        store().sweep(NOW);

        assertThat(scanned()).containsExactly("plain=v");
    }

    @Test
    default void aStaleTagMakesAClaimOfTheStaleGranted() {
        tagged("v", 1, "a");
        assertThat(claimStale(6)).isInstanceOf(Verdict.Landed.class);

        store().mark("a", Kind.STALE);

        assertThat(held().staleAt(later())).isTrue();
        assertThat(claimStale(7)).isInstanceOf(Verdict.Granted.class);
        assertThat(Effect.held(held())).isEqualTo("v@never");
    }

    @Test
    default void everythingMadeStaleMeansValuesWithoutTags() {
        put("k", "v", 1);

        store().markAllStale();

        assertThat(held().staleAt(later())).isTrue();
        assertThat(claimStale(7)).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    default void whatIsPutAfterEverythingWasMadeStaleIsFresh() {
        store().markAllStale();

        tagged("v", 1);

        assertThat(held().staleAt()).isEqualTo(Entry.NEVER);
        assertThat(claimStale(7)).isInstanceOf(Verdict.Landed.class);
    }

    private Verdict claimStale(long token) {
        return apply(new Change.Claim(token, "n", later(), later() + 1, Demand.IF_STALE, null))
                .verdict();
    }

    @Test
    default void aMarkOfEverythingEndsTheAnswerThatThereIsNothing() {
        claim("k", 7);
        apply(new Change.Nothing(7, NOW + 500, NOW));
        assertThat(claim("k", 8)).isInstanceOf(Verdict.Taken.class);

        store().markAllStale();

        assertThat(claim("k", 9)).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    default void aMarkLeavesARunningLoadItsLease() {
        claim("k", 7);

        store().mark("a", Kind.REMOVED);
        store().markAllStale();

        assertThat(commit("k", 7, "v", 1).verdict()).isInstanceOf(Verdict.Created.class);
    }

    @Test
    default void aTouchOfAStaleValueMovesItsExpiry() {
        Deadline soon = new Deadline.At(NOW + 10);
        apply(new Change.Put(Condition.ALWAYS, "v", 1, NOW, soon, soon));
        store().markAllStale();

        store().touch("k", held(), NOW + 500);

        assertThat(Effect.held(held())).isEqualTo("v@1500");
    }
}
