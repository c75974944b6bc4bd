// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlightsTest {

    private static final long LONG = Soon.LIMIT.toNanos();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Flights<String, String> flights = new Flights<>();

    @Test
    void theFirstToBoardLeads() {
        Boarding<String, String> boarding = flights.board("k", 7, 123);

        assertThat(boarding).isInstanceOf(Boarding.Leads.class);
        assertThat(boarding.flight().key()).isEqualTo("k");
        assertThat(boarding.flight().token()).isEqualTo(7);
        assertThat(boarding.flight().dueAt()).isEqualTo(123);
        assertThat(boarding.flight().leader()).isSameAs(Thread.currentThread());
    }

    @Test
    void theNextToBoardJoinsThatFlight() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();

        Boarding<String, String> boarding = flights.board("k", 8, 0);

        assertThat(boarding).isInstanceOf(Boarding.Joins.class);
        assertThat(boarding.flight()).isSameAs(flight);
    }

    @Test
    void anotherKeyHasAFlightOfItsOwn() {
        flights.board("a", 7, 0);

        assertThat(flights.board("b", 8, 0)).isInstanceOf(Boarding.Leads.class);
    }

    @Test
    void ofManyThreadsOneLeads() {
        AtomicLong tokens = new AtomicLong();
        List<Member<Boarding<String, String>>> members =
                crowd.sendTogether(16, number -> flights.board("k", tokens.incrementAndGet(), 0));

        assertThat(members.stream().map(Member::result).filter(Boarding.Leads.class::isInstance))
                .hasSize(1);
        assertThat(members.stream().map(member -> member.result().flight()).distinct())
                .hasSize(1);
    }

    @Test
    void everybodyWhoJoinedGetsTheLanding() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();
        List<Member<String>> members = crowd.sendTogether(8, number -> await(flight));
        members.forEach(Member::awaitWaiting);

        flights.land(flight, "landed");

        assertThat(members).allSatisfy(member -> assertThat(member.result()).isEqualTo("landed"));
    }

    @Test
    void aFlightThatHasLandedIsNotJoined() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();

        flights.land(flight, "landed");

        assertThat(flight.landed()).isTrue();
        assertThat(flights.board("k", 8, 0)).isInstanceOf(Boarding.Leads.class);
    }

    @Test
    void onlyTheFirstLandingCounts() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();

        flights.land(flight, "first");
        flights.land(flight, "second");

        assertThat(await(flight)).isEqualTo("first");
    }

    @Test
    void landingAFlightOnceMoreLeavesItsSuccessorAlone() {
        Flight<String, String> first = flights.board("k", 7, 0).flight();
        flights.land(first, "landed");
        Flight<String, String> second = flights.board("k", 8, 0).flight();

        flights.land(first, "again");

        assertThat(second.landed()).isFalse();
        assertThat(flights.board("k", 9, 0).flight()).isSameAs(second);
        assertThat(flights.withToken(8)).isSameAs(second);
    }

    @Test
    void aFlightIsFoundByItsTokenUntilItLands() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();
        assertThat(flights.withToken(7)).isSameAs(flight);

        flights.land(flight, "landed");

        assertThat(flights.withToken(7)).isNull();
    }

    @Test
    void theTokenOfAThreadThatJoinedIsNotKept() {
        flights.board("k", 7, 0);

        flights.board("k", 8, 0);

        assertThat(flights.withToken(8)).isNull();
    }

    @Test
    void aFlightCanBeLandedByItsToken() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();

        flights.land(7, "landed");

        assertThat(await(flight)).isEqualTo("landed");
        assertThat(flights.board("k", 8, 0)).isInstanceOf(Boarding.Leads.class);
    }

    @Test
    void landingATokenThatNobodyHasChangesNothing() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();

        flights.land(8, "landed");

        assertThat(flight.landed()).isFalse();
    }

    @Test
    void allFlightsCanBeLandedAtOnce() {
        Flight<String, String> a = flights.board("a", 7, 0).flight();
        Flight<String, String> b = flights.board("b", 8, 0).flight();

        flights.landAll("closed");

        assertThat(await(a)).isEqualTo("closed");
        assertThat(await(b)).isEqualTo("closed");
        assertThat(flights.board("a", 9, 0)).isInstanceOf(Boarding.Leads.class);
    }

    @Test
    void aFlightThatIsClosedIsNotJoinedButAwaitedByThoseAboard() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();
        Member<String> aboard = crowd.send(() -> await(flight));
        aboard.awaitWaiting();

        flights.close(flight);
        assertThat(flights.board("k", 8, 0)).isInstanceOf(Boarding.Leads.class);
        assertThat(flights.withToken(7)).isSameAs(flight);
        flights.land(flight, "landed");

        assertThat(aboard.result()).isEqualTo("landed");
        assertThat(flights.withToken(8).landed()).isFalse();
    }

    @Test
    void allThatHaveNotLandedAreRunning() {
        Flight<String, String> landed = flights.board("a", 7, 0).flight();
        Flight<String, String> running = flights.board("b", 8, 0).flight();
        flights.land(landed, "landed");

        assertThat(flights.running()).containsExactly(running);
    }

    @Test
    void onlyFlightsThatWereGrantedBeforeAGenerationEndWithIt() {
        Flight<String, String> older = flights.board("older", 7, 0).flight();
        Flight<String, String> same = flights.board("same", 8, 0).flight();
        Flight<String, String> notYetGranted =
                flights.board("not yet granted", 9, 0).flight();
        flights.bind(7, 4);
        flights.bind(8, 5);
        flights.bind(10, 4);

        flights.landOlder(5, "cleared");

        assertThat(await(older)).isEqualTo("cleared");
        assertThat(flights.running()).containsExactlyInAnyOrder(same, notYetGranted);
    }

    @Test
    void aWaitEndsWhenItsTimeIsOver() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();

        Throwable failure = crowd.send(() -> flight.await(1)).failure();

        assertThat(failure).isInstanceOf(TimeoutException.class);
        assertThat(flight.landed()).isFalse();
    }

    @Test
    void aFlightThatHasLandedIsKnownEvenToThoseWithNoTimeLeft() throws Exception {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();
        flights.land(flight, "landed");

        assertThat(flight.await(-1)).isEqualTo("landed");
    }

    @Test
    void aThreadThatIsInterruptedWaitsNoMoreAndTheFlightGoesOn() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();
        Member<String> member = crowd.send(() -> flight.await(LONG));
        member.awaitWaiting();

        member.interrupt();

        assertThat(member.failure()).isInstanceOf(InterruptedException.class);
        assertThat(flight.landed()).isFalse();
        assertThat(flights.withToken(7)).isSameAs(flight);
    }

    @Test
    void theLeaderIsNotLetWaitForItself() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();

        assertThatThrownBy(() -> flight.await(LONG)).isInstanceOf(WouldDeadlockException.class);
    }

    @Test
    void theLeaderMayLookAtItsOwnLanding() {
        Flight<String, String> flight = flights.board("k", 7, 0).flight();
        flights.land(flight, "landed");

        assertThat(await(flight)).isEqualTo("landed");
    }

    private static String await(Flight<String, String> flight) {
        try {
            return flight.await(LONG);
        } catch (InterruptedException | TimeoutException | WouldDeadlockException e) {
            throw new IllegalStateException(e);
        }
    }
}
