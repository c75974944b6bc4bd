// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that lead flights and wait for each other's. */
class WaitsTest {

    private static final long LONG = Soon.LIMIT.toNanos();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Flights<Integer, String> flights = new Flights<>();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void whoeverClosesACircleFindsItAndTheOthersGoOn(int size) {
        Gate last = new Gate();
        CountDownLatch boarded = new CountDownLatch(size);
        List<Member<String>> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int number = i;
            members.add(crowd.send(() -> {
                Flight<Integer, String> mine = lead(number);
                boarded.countDown();
                boarded.await();
                if (number == size - 1) {
                    last.pass();
                }
                return awaitAndLand((number + 1) % size, mine);
            }));
        }
        List<Member<String>> others = members.subList(0, size - 1);
        others.forEach(Member::awaitWaiting);

        last.open();

        assertThat(members.get(size - 1).result()).isEqualTo("found a circle");
        assertThat(others).allSatisfy(other -> assertThat(other.result()).isEqualTo("landed"));
    }

    @RepeatedTest(20)
    void twoThreadsThatCloseACircleAtTheSameMomentDoNotHang() {
        CountDownLatch boarded = new CountDownLatch(2);
        List<Member<String>> members = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int number = i;
            members.add(crowd.send(() -> {
                Flight<Integer, String> mine = lead(number);
                boarded.countDown();
                boarded.await();
                return awaitAndLand(1 - number, mine);
            }));
        }

        // A third answer, "timed out", would mean that both have slept through it.
        assertThat(members).allSatisfy(member -> assertThat(member.result()).isIn("found a circle", "landed"));
    }

    @Test
    void aChainThatIsNoCircleIsWaitedFor() {
        Gate flying = new Gate();
        crowd.go(() -> {
            Flight<Integer, String> mine = lead(0);
            flying.pass();
            flights.land(mine, "landed");
        });
        flying.awaitArrivals(1);
        Member<String> second = crowd.send(() -> awaitAndLand(0, lead(1)));
        second.awaitWaiting();
        Member<String> third = crowd.send(() -> awaitAndLand(1, lead(2)));
        third.awaitWaiting();

        flying.open();

        assertThat(second.result()).isEqualTo("landed");
        assertThat(third.result()).isEqualTo("landed");
    }

    @Test
    void aWaitThatIsOverIsNoPartOfACircle() {
        Gate zeroMayWait = new Gate();
        Gate oneMayLand = new Gate();
        Member<String> zero = crowd.send(() -> {
            Flight<Integer, String> mine = lead(0);
            zeroMayWait.pass();
            return awaitAndLand(1, mine);
        });
        zeroMayWait.awaitArrivals(1);
        Member<String> one = crowd.send(() -> {
            Flight<Integer, String> mine = lead(1);
            String outcome = await(0, 1);
            oneMayLand.pass();
            flights.land(mine, "landed");
            return outcome;
        });
        oneMayLand.awaitArrivals(1);

        zeroMayWait.open();
        zero.awaitWaiting();
        oneMayLand.open();

        assertThat(one.result()).isEqualTo("timed out");
        assertThat(zero.result()).isEqualTo("landed");
    }

    @Test
    void threadsThatWaitForTheSameFlightAreNoCircle() {
        Gate flying = new Gate();
        crowd.go(() -> {
            Flight<Integer, String> mine = lead(0);
            flying.pass();
            flights.land(mine, "landed");
        });
        flying.awaitArrivals(1);
        Member<String> one = crowd.send(() -> awaitAndLand(0, lead(1)));
        Member<String> two = crowd.send(() -> awaitAndLand(0, lead(2)));
        one.awaitWaiting();
        two.awaitWaiting();

        flying.open();

        assertThat(one.result()).isEqualTo("landed");
        assertThat(two.result()).isEqualTo("landed");
    }

    private Flight<Integer, String> lead(int number) {
        return flights.board(number, number, 0).flight();
    }

    private String awaitAndLand(int number, Flight<Integer, String> mine) {
        try {
            return await(number, LONG);
        } finally {
            flights.land(mine, "landed");
        }
    }

    private String await(int number, long nanos) {
        Flight<Integer, String> flight = flights.withToken(number);
        if (flight == null) {
            return "landed";
        }
        try {
            return flight.await(nanos);
        } catch (WouldDeadlockException e) {
            return "found a circle";
        } catch (TimeoutException e) {
            return "timed out";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
