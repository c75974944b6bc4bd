// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import io.corral.internal.flight.Turns.Held;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Circles through a turn that was given up. This thread holds "k"; another one, impatient, stood behind it and gave
 * up; a third holds "j" and stands behind the impatient one.
 */
class GivenUpTurnsTest {

    private static final long LONG = Soon.LIMIT.toNanos();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Turns<String> turns = new Turns<>();
    private final Gate impatience = new Gate();

    @Test
    void whoeverGaveUpMayWaitForAThreadThatStandsBehindIt() throws Exception {
        Held k = turns.enter("k", LONG);
        Member<String> impatient = impatient("then waits for j");
        Member<String> third = third();
        impatient.interrupt();
        impatience.awaitArrivals(1);

        impatience.open();
        impatient.awaitWaiting();
        k.close();

        assertThat(third.result()).isEqualTo("entered");
        assertThat(impatient.result()).isEqualTo("entered");
    }

    @Test
    void aCircleThatRunsThroughATurnThatWasGivenUpIsFound() throws Exception {
        Held k = turns.enter("k", LONG);
        Member<String> impatient = impatient("then goes away");
        Member<String> third = third();
        impatient.interrupt();
        impatience.open();
        assertThat(impatient.result()).isEqualTo("gone");

        assertThatThrownBy(() -> turns.enter("j", LONG)).isInstanceOf(WouldDeadlockException.class);
        k.close();

        assertThat(third.result()).isEqualTo("entered");
    }

    private Member<String> impatient(String what) {
        Member<String> impatient = crowd.send(() -> {
            try {
                turns.enter("k", LONG).close();
                return "was not interrupted";
            } catch (InterruptedException e) {
                impatience.pass();
            }
            if (what.equals("then goes away")) {
                return "gone";
            }
            turns.enter("j", LONG).close();
            return "entered";
        });
        impatient.awaitWaiting();
        return impatient;
    }

    private Member<String> third() {
        Member<String> third = crowd.send(() -> {
            Held j = turns.enter("j", LONG);
            Held k = turns.enter("k", LONG);
            k.close();
            j.close();
            return "entered";
        });
        third.awaitWaiting();
        return third;
    }
}
