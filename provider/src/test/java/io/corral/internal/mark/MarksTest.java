// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Origin;
import io.corral.internal.mark.Mark.Kind;
import io.corral.internal.time.FakeClock;
import io.corral.internal.time.Stamps;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What marks make of an entry. */
class MarksTest {

    private static final Entry PLAIN = new Entry("v", 1, FakeClock.START, Entry.NEVER);

    private final FakeClock clock = new FakeClock();
    private final MarksHere here = new MarksHere(clock, new Stamps(clock, 0));
    private final Marks marks = here.marks();

    private static Entry of(long era, String... tags) {
        return PLAIN.from(new Origin(List.of(tags), era));
    }

    @Test
    void withoutMarksAnEntryIsWhatItIs() {
        Entry tagged = of(0, "a");

        assertThat(marks.view(tagged)).isSameAs(tagged);
        assertThat(marks.view(PLAIN)).isSameAs(PLAIN);
        assertThat(marks.origin(List.of())).isSameAs(Origin.NONE);
    }

    @Test
    void whatAMarkDoesNotMeanIsTheVerySameEntry() {
        here.mark("a", Kind.REMOVED);
        here.mark("a", Kind.STALE);
        Entry other = of(0, "b");

        assertThat(marks.view(other)).isSameAs(other);
        assertThat(marks.view(PLAIN)).isSameAs(PLAIN);
    }

    @Test
    void whatIsOlderThanARemovalHasEnded() {
        here.mark("a", Kind.REMOVED);

        assertThat(marks.view(of(0, "a")).hasEnded()).isTrue();
        assertThat(marks.view(of(marks.newest() - 1, "b", "a")).hasEnded()).isTrue();
        assertThat(marks.view(of(marks.newest(), "a")).hasEnded()).isFalse();
    }

    @Test
    void aMarkOfOneTagIsNotForWhatKnewOfItAndForgotAnother() {
        here.mark("a", Kind.REMOVED);
        long first = marks.newest();
        here.mark("b", Kind.REMOVED);

        assertThat(marks.view(of(first, "a")).hasEnded()).isFalse();
        assertThat(marks.view(of(first, "b")).hasEnded()).isTrue();
    }

    @Test
    void whatIsOlderThanAMarkIsStaleSinceThen() {
        clock.advance(1_000);
        here.mark("a", Kind.STALE);
        clock.advance(1_000);

        assertThat(marks.view(of(0, "a")).staleAt()).isEqualTo(FakeClock.START + 1_000);
        assertThat(marks.view(of(0, "a")).hasEnded()).isFalse();
    }

    @Test
    void whatWasStaleBeforeStaysStaleSinceThen() {
        clock.advance(1_000);
        here.markAllStale();
        Entry stale = PLAIN.staleFrom(FakeClock.START + 500);

        assertThat(marks.view(stale)).isSameAs(stale);
        assertThat(marks.view(PLAIN.staleFrom(FakeClock.START + 1_500)).staleAt())
                .isEqualTo(FakeClock.START + 1_000);
    }

    @Test
    void aMarkFromANodeWhoseClockIsAheadCountsFromNow() {
        long ahead = Stamps.of(clock.millis() + 60_000);

        marks.learn("a", Mark.of(Kind.STALE, ahead));

        assertThat(marks.view(of(0, "a")).staleAt(clock.millis())).isTrue();
    }

    @Test
    void aRemovalIsNotUndoneByALaterMarkOfTheOtherKind() {
        here.mark("a", Kind.REMOVED);
        here.mark("a", Kind.STALE);

        assertThat(marks.view(of(0, "a")).hasEnded()).isTrue();
    }

    @Test
    void anOlderMarkThatIsHeardOfLateChangesNothing() {
        marks.learn("a", Mark.of(Kind.REMOVED, 9));
        marks.learn("a", Mark.of(Kind.REMOVED, 7));

        assertThat(marks.newest()).isEqualTo(9);
        assertThat(marks.view(of(8, "a")).hasEnded()).isTrue();
    }

    @Test
    void whoKnowsThatThereIsAMarkIsNotMeantByIt() {
        marks.learned(9);
        Entry made = PLAIN.from(marks.origin(List.of("a")));
        marks.learn("a", Mark.of(Kind.REMOVED, 9));

        assertThat(marks.view(made)).isSameAs(made);
        assertThat(marks.view(of(0, "a")).hasEnded()).isTrue();
    }

    @Test
    void numbersRiseThoughTheClockStandsStillOrAMarkCameFromTheFuture() {
        Set<Long> numbers = new HashSet<>();
        marks.learn("a", Mark.of(Kind.REMOVED, Stamps.of(clock.millis() + 1_000_000)));
        for (int i = 0; i < 100; i++) {
            long before = marks.newest();
            here.mark("a", Kind.REMOVED);
            numbers.add(marks.newest());
            assertThat(marks.newest()).isGreaterThan(before);
        }
        assertThat(numbers).hasSize(100);
    }

    @Test
    void oneMarkStandsForThoseThatAreForgotten() {
        here.mark("first", Kind.REMOVED);
        here.mark("second", Kind.STALE);
        Entry between = PLAIN.from(marks.origin(List.of("never marked")));
        for (int i = 0; i < MarksHere.MOST_TAGS; i++) {
            here.mark("t" + i, Kind.REMOVED);
        }
        Entry after = PLAIN.from(marks.origin(List.of("first")));

        assertThat(marks.tags()).isLessThanOrEqualTo(MarksHere.MOST_TAGS);
        assertThat(marks.view(of(0, "first")).hasEnded()).isTrue();
        assertThat(marks.view(between).hasEnded())
                .as("older than what was forgotten")
                .isTrue();
        assertThat(marks.view(PLAIN)).as("without tags").isSameAs(PLAIN);
        assertThat(marks.view(after)).isSameAs(after);
    }

    @Test
    void aMarkThatWasMadeAgainIsNotForgotten() {
        marks.learn("a", Mark.of(Kind.REMOVED, 5));
        marks.learnOfAnyTag(Mark.of(Kind.REMOVED, 5));
        marks.learn("a", Mark.of(Kind.REMOVED, 9));

        marks.forget("a");

        assertThat(marks.view(of(7, "a")).hasEnded()).isTrue();
    }

    @Test
    void aTagIsAStringThatIsNotEmpty() {
        TagNames names = new TagNames("c");

        assertThat(names.checked(Set.of("b", "a"))).containsExactly("a", "b");
        assertThatThrownBy(() -> names.checked("")).isInstanceOf(IllegalArgumentException.class);
    }
}
