// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Landed flights that are found by their tokens a while longer. */
class RememberedFlightsTest {

    private final Flights<String, String> flights = new Flights<>(result -> result.startsWith("failed"), 2);

    private Flight<String, String> landed(long token, String result) {
        Flight<String, String> flight = flights.board("k", token, 0).flight();
        flights.land(flight, result);
        return flight;
    }

    @Test
    void who_comes_too_late_for_a_memorable_landing_still_hears_of_it() throws Exception {
        Flight<String, String> flight = landed(7, "failed: no database");

        assertThat(flights.withToken(7)).isSameAs(flight);
        assertThat(flight.await(1)).isEqualTo("failed: no database");
    }

    @Test
    void it_does_not_keep_the_next_from_leading() {
        landed(7, "failed");

        assertThat(flights.board("k", 8, 0)).isInstanceOf(Boarding.Leads.class);
        assertThat(flights.running()).hasSize(1);
    }

    @Test
    void other_landings_are_forgotten() {
        landed(7, "loaded");

        assertThat(flights.withToken(7)).isNull();
    }

    @Test
    void only_the_latest_are_remembered() {
        landed(1, "failed");
        landed(2, "failed");
        landed(3, "failed");

        assertThat(flights.withToken(1)).isNull();
        assertThat(flights.withToken(2)).isNotNull();
        assertThat(flights.withToken(3)).isNotNull();
    }
}
