// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static io.corral.scene.Scene.require;

import io.corral.scene.Scene;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Threads that board, close and land the flights of one key. */
class FlightInterleavings {

    @Test
    void oneLeadsAtATimeAndWhoeverJoinsGetsThatFlightsLanding() {
        Scene.playLonger(() -> {
            Flights<String, String> flights = new Flights<>();
            Scene.Room lead = new Scene.Room();

            Scene.together(() -> leadOrJoin(flights, lead, 1), () -> leadOrJoin(flights, lead, 2));

            require(flights.running().isEmpty(), "all flights have landed");
            require(flights.board("k", 4, 0) instanceof Boarding.Leads, "no flight is left to join");
        });
    }

    private static void leadOrJoin(Flights<String, String> flights, Scene.Room lead, long token) throws Exception {
        Boarding<String, String> boarding = flights.board("k", token, 0);
        Flight<String, String> flight = boarding.flight();
        if (boarding instanceof Boarding.Leads) {
            require(flight.token() == token, "who leads has a flight of its own");
            lead.enter();
            lead.leave();
            flights.land(flight, "landing " + token);
        } else {
            require(flight.await(Scene.LONG).equals("landing " + flight.token()), "the landing of that flight");
        }
    }

    @Test
    void whoeverHasSeenALandingDoesNotJoinThatFlightAgain() {
        Scene.play(() -> {
            Flights<String, String> flights = new Flights<>();
            Flight<String, String> flight = flights.board("k", 1, 0).flight();

            Scene.together(() -> flights.land(flight, "landing"), () -> {
                boolean landed = flight.landed();
                Boarding<String, String> boarding = flights.board("k", 2, 0);
                require(!landed || boarding.flight() != flight, "a flight of its own");
            });
        });
    }

    @Test
    void aFlightThatWasClosedIsNotJoinedAndItsLandingLeavesItsSuccessorAlone() {
        Scene.play(() -> {
            Flights<String, String> flights = new Flights<>();
            Flight<String, String> first = flights.board("k", 1, 0).flight();
            Scene.Room lead = new Scene.Room();
            AtomicBoolean closed = new AtomicBoolean();

            Scene.together(
                    () -> {
                        flights.close(first);
                        closed.set(true);
                        flights.land(first, "landing");
                    },
                    () -> succeed(flights, first, closed, lead, 2),
                    () -> succeed(flights, first, closed, lead, 3));
        });
    }

    private static void succeed(
            Flights<String, String> flights,
            Flight<String, String> first,
            AtomicBoolean closed,
            Scene.Room lead,
            long token) {
        boolean late = closed.get();
        Boarding<String, String> boarding = flights.board("k", token, 0);
        require(!late || boarding.flight() != first, "nobody joins a flight that was closed");
        if (boarding instanceof Boarding.Leads) {
            lead.enter();
            require(flights.withToken(token) == boarding.flight(), "who leads is found by its token");
            lead.leave();
            flights.land(boarding.flight(), "landing");
        }
    }

    @Test
    void aFlightThatCanBeJoinedCanBeEnded() {
        Scene.play(() -> {
            Flights<String, String> flights = new Flights<>();

            Scene.together(() -> flights.board("k", 1, 0), () -> {
                Boarding<String, String> boarding = flights.board("k", 2, 0);
                if (boarding instanceof Boarding.Joins) {
                    flights.landAll("closed");
                    require(boarding.flight().landed(), "who ends all flights ends that one");
                }
            });
        });
    }

    @Test
    void ofTwoLandingsEverybodyGetsTheSame() {
        Scene.play(() -> {
            Flights<String, String> flights = new Flights<>();
            Flight<String, String> flight = flights.board("k", 1, 0).flight();
            String[] seen = new String[2];

            Scene.together(
                    () -> flights.land(flight, "landed by its leader"),
                    () -> flights.land(1, "landed by a write"),
                    () -> seen[0] = flight.await(Scene.LONG));
            try {
                seen[1] = flight.await(Scene.LONG);
            } catch (Exception e) {
                throw new AssertionError(e);
            }

            require(seen[0].equals(seen[1]), "one landing, and not " + seen[0] + " and " + seen[1]);
        });
    }
}
