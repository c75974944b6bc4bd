// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import io.corral.internal.flight.Turns.Held;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Turns at several keys at once. */
class BulkTurnsTest {

    private static final long LONG = Soon.LIMIT.toNanos();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Turns<String> turns = new Turns<>();
    private final Queue<String> order = new ConcurrentLinkedQueue<>();

    @Test
    void noKeysAreEnteredAtOnce() throws Exception {
        Held held = turns.enterAll(List.of(), LONG);

        assertThat(held).isNotNull();
        held.close();
    }

    @Test
    void aKeyThatIsNamedTwiceIsEnteredOnce() throws Exception {
        turns.enterAll(List.of("k", "k"), LONG).close();

        Held held = turns.enter("k", LONG);
        assertThat(held).isNotNull();
        held.close();
    }

    @Test
    void severalKeysAreEnteredWhenTheLastOfThemIsFree() throws Exception {
        Held a = turns.enter("a", LONG);
        Held b = turns.enter("b", LONG);
        Member<Void> both = queue("both", "a", "b");

        a.close();
        both.awaitWaiting();
        assertThat(order).isEmpty();
        b.close();
        both.result();

        assertThat(order).containsExactly("both");
    }

    @Test
    void whoeverComesLaterStandsBehindSeveralKeysEvenIfItsOwnIsFree() throws Exception {
        Held b = turns.enter("b", LONG);
        Member<Void> both = queue("both", "a", "b");
        Member<Void> later = queue("later", "a");

        b.close();
        both.result();
        later.result();

        assertThat(order).containsExactly("both", "later");
    }

    @Test
    void closingSeveralKeysLetsTheNextOfEachIn() throws Exception {
        Held both = turns.enterAll(List.of("a", "b"), LONG);
        Member<Void> a = queue("a", "a");
        Member<Void> b = queue("b", "b");

        both.close();
        a.result();
        b.result();

        assertThat(order).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aThreadThatHasOneOfTheKeysIsRefusedAllOfThem() throws Exception {
        Held b = turns.enter("b", LONG);

        assertThatThrownBy(() -> turns.enterAll(List.of("a", "b", "c"), LONG))
                .isInstanceOf(WouldDeadlockException.class);

        // What it had taken before it was refused is free again.
        crowd.send(() -> turns.enterAll(List.of("a", "c"), LONG)).result().close();
        b.close();
    }

    @Test
    void whoeverRunsOutOfTimePassesAllItsTurnsOn() throws Exception {
        Held b = turns.enter("b", LONG);
        Throwable failure =
                crowd.send(() -> turns.enterAll(List.of("a", "b", "c"), 1)).failure();
        assertThat(failure).isInstanceOf(TimeoutException.class);

        turns.enterAll(List.of("a", "c"), LONG).close();
        Member<Void> next = queue("next", "b");
        assertThat(order).isEmpty();
        b.close();
        next.result();

        assertThat(order).containsExactly("next");
    }

    @Test
    void whoeverIsInterruptedPassesAllItsTurnsOn() throws Exception {
        Held a = turns.enter("a", LONG);
        Held b = turns.enter("b", LONG);
        Member<Held> interrupted = crowd.send(() -> turns.enterAll(List.of("a", "b", "c"), LONG));
        interrupted.awaitWaiting();
        Member<Void> nextA = queue("next", "a");
        Member<Void> nextB = queue("next", "b");
        Member<Void> nextC = queue("next", "c");

        interrupted.interrupt();
        assertThat(interrupted.failure()).isInstanceOf(InterruptedException.class);
        nextC.result();
        assertThat(order).containsExactly("next");

        a.close();
        b.close();
        nextA.result();
        nextB.result();
    }

    @Test
    void whoeverIsInterruptedHalfWayPassesOnTheTurnsThatHadComeToo() throws Exception {
        Held a = turns.enter("a", LONG);
        Held b = turns.enter("b", LONG);
        Member<Held> interrupted = crowd.send(() -> turns.enterAll(List.of("a", "b"), LONG));
        interrupted.awaitWaiting();
        Member<Void> nextA = queue("next a", "a");
        a.close();
        nextA.awaitWaiting();

        interrupted.interrupt();

        assertThat(interrupted.failure()).isInstanceOf(InterruptedException.class);
        nextA.result();
        b.close();
    }

    @Test
    void overlappingKeysInAnyOrderDoNotDeadlock() {
        int[] counters = new int[3];
        List<List<String>> orders =
                List.of(List.of("0", "1", "2"), List.of("2", "1", "0"), List.of("1", "2"), List.of("0", "2"));

        crowd.together(4, number -> {
            for (int i = 0; i < 250; i++) {
                List<String> keys = orders.get(number);
                try (Held held = turns.enterAll(keys, LONG)) {
                    keys.forEach(key -> counters[Integer.parseInt(key)] += held == null ? 0 : 1);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        assertThat(counters).containsExactly(750, 750, 1_000);
    }

    @Test
    void singleTurnsAmongTurnsAtSeveralKeysAreKeptApart() {
        int[] counter = new int[1];

        crowd.together(4, number -> {
            for (int i = 0; i < 250; i++) {
                try (Held held = number % 2 == 0
                        ? turns.enter("k", LONG)
                        : turns.enterAll(List.of("other" + i % 3, "k"), LONG)) {
                    counter[0] += held == null ? 0 : 1;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        assertThat(counter[0]).isEqualTo(1_000);
    }

    /** Starts a thread that wants the keys, enters, says so and leaves; comes back when it waits. */
    private Member<Void> queue(String name, String... keys) {
        Member<Void> member = crowd.send(() -> {
            try (Held held = turns.enterAll(List.of(keys), LONG)) {
                order.add(held == null ? "nothing" : name);
            }
            return null;
        });
        member.awaitWaiting();
        return member;
    }
}
