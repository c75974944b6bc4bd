// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import io.corral.internal.flight.Turns.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Turns at one key. */
class TurnsTest {

    private static final long LONG = Soon.LIMIT.toNanos();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Turns<String> turns = new Turns<>();
    private final Queue<String> order = new ConcurrentLinkedQueue<>();

    @Test
    void theSecondEntersWhenTheFirstHasLeft() throws Exception {
        Held first = turns.enter("k", LONG);
        Member<Void> second = queue("second");

        order.add("first leaves");
        first.close();
        second.result();

        assertThat(order).containsExactly("first leaves", "second");
    }

    @Test
    void thoseWhoWaitEnterInTheOrderInWhichTheyCame() throws Exception {
        Held first = turns.enter("k", LONG);
        List<Member<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waiting.add(queue("waiter " + i));
        }

        first.close();
        waiting.forEach(Member::result);

        assertThat(order).containsExactly("waiter 0", "waiter 1", "waiter 2", "waiter 3", "waiter 4", "waiter 5");
    }

    @Test
    void turnsAtDifferentKeysDoNotMeet() throws Exception {
        Held a = turns.enter("a", LONG);

        Held b = crowd.send(() -> turns.enter("b", LONG)).result();

        b.close();
        a.close();
    }

    @Test
    void aTurnThatIsOverCanBeEnteredAgainByTheSameThread() throws Exception {
        turns.enter("k", LONG).close();

        Held again = turns.enter("k", LONG);

        assertThat(again).isNotNull();
        again.close();
    }

    @Test
    void aThreadThatHasTheTurnIsRefusedASecondOneAtOnce() throws Exception {
        Held held = turns.enter("k", LONG);

        assertThatThrownBy(() -> turns.enter("k", LONG)).isInstanceOf(WouldDeadlockException.class);
        held.close();
    }

    @Test
    void aRefusalStandsInNobodysWay() throws Exception {
        Held held = turns.enter("k", LONG);
        assertThatThrownBy(() -> turns.enter("k", LONG)).isInstanceOf(WouldDeadlockException.class);
        Member<Void> next = queue("next");

        held.close();
        next.result();

        assertThat(order).containsExactly("next");
    }

    @Test
    void ofTwoThreadsThatWantEachOthersKeyOneIsRefusedAndTheOtherEnters() throws Exception {
        Held a = turns.enter("a", LONG);
        Gate hasB = new Gate();
        Member<String> other = crowd.send(() -> {
            try (Held b = turns.enter("b", LONG)) {
                hasB.pass();
                try (Held second = turns.enter("a", LONG)) {
                    return "entered with " + (b != second);
                }
            }
        });
        hasB.awaitArrivals(1);
        hasB.open();
        other.awaitWaiting();

        assertThatThrownBy(() -> turns.enter("b", LONG)).isInstanceOf(WouldDeadlockException.class);
        a.close();

        assertThat(other.result()).isEqualTo("entered with true");
    }

    @Test
    void aWaitEndsWhenItsTimeIsOver() throws Exception {
        Held first = turns.enter("k", LONG);

        Throwable failure = crowd.send(() -> turns.enter("k", 1)).failure();

        assertThat(failure).isInstanceOf(TimeoutException.class);
        first.close();
    }

    @Test
    void whoeverRunsOutOfTimePassesItsTurnToTheNext() throws Exception {
        Held first = turns.enter("k", LONG);
        Member<Held> impatient = crowd.send(() -> turns.enter("k", Soon.LIMIT.toNanos() / 100));
        impatient.awaitWaiting();
        Member<Void> next = queue("next");
        assertThat(impatient.failure()).isInstanceOf(TimeoutException.class);

        assertStillWaiting(next);
        first.close();
        next.result();

        assertThat(order).containsExactly("next");
    }

    @Test
    void whoeverIsInterruptedPassesItsTurnToTheNext() throws Exception {
        Held first = turns.enter("k", LONG);
        Member<Held> interrupted = crowd.send(() -> turns.enter("k", LONG));
        interrupted.awaitWaiting();
        Member<Void> next = queue("next");

        interrupted.interrupt();
        assertThat(interrupted.failure()).isInstanceOf(InterruptedException.class);

        assertStillWaiting(next);
        first.close();
        next.result();

        assertThat(order).containsExactly("next");
    }

    @Test
    void manyWhoGiveUpInARowStandInNobodysWay() throws Exception {
        Held first = turns.enter("k", LONG);
        List<Member<Held>> giveUp = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Member<Held> member = crowd.send(() -> turns.enter("k", LONG));
            member.awaitWaiting();
            giveUp.add(member);
        }
        Member<Void> next = queue("next");
        giveUp.forEach(Member::interrupt);
        assertThat(giveUp).allSatisfy(member -> assertThat(member.failure()).isInstanceOf(InterruptedException.class));

        first.close();
        next.result();

        assertThat(order).containsExactly("next");
    }

    @Test
    void closingATurnTwiceDoesNotEndTheNextOne() throws Exception {
        Held first = turns.enter("k", LONG);
        first.close();
        Held second = turns.enter("k", LONG);

        first.close();
        Member<Void> third = queue("third");
        assertStillWaiting(third);
        second.close();
        third.result();

        assertThat(order).containsExactly("third");
    }

    @Test
    void twoThreadsAreNeverInAtTheSameTime() {
        int[] counter = new int[1];

        crowd.together(4, number -> {
            for (int i = 0; i < 500; i++) {
                try (Held held = turns.enter("k", LONG)) {
                    counter[0] += held == null ? 0 : 1;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        assertThat(counter[0]).isEqualTo(2_000);
    }

    /** Starts a thread that wants the key, enters, says so and leaves; comes back when it waits. */
    private Member<Void> queue(String name) {
        Member<Void> member = crowd.send(() -> {
            try (Held held = turns.enter("k", LONG)) {
                order.add(held == null ? "nothing" : name);
            }
            return null;
        });
        member.awaitWaiting();
        return member;
    }

    private void assertStillWaiting(Member<?> member) {
        member.awaitWaiting();
        assertThat(order).isEmpty();
    }
}
