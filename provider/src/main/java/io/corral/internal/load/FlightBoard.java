// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.flight.Flight;
import io.corral.internal.flight.Flights;
import io.corral.internal.lease.Departures;
import io.corral.internal.lease.Waiting;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shows this JVM's flights to other nodes. */
public final class FlightBoard implements Departures {

    private final Flights<?, Landing> flights;

    /** @param flights what is shown */
    public FlightBoard(Flights<?, Landing> flights) {
        this.flights = flights;
    }

    @Override
    public CompletionStage<Waiting.Ended> landing(long token) {
        Flight<?, Landing> flight = flights.withToken(token);
        return flight == null
                ? CompletableFuture.completedFuture(Waiting.Ended.UNKNOWN)
                : flight.landing().thenApply(FlightBoard::ended);
    }

    private static Waiting.Ended ended(Landing landing) {
        return landing instanceof Landing.Failed failed
                ? new Waiting.Ended.Failed(failed.cause().toString(), failed.answer())
                : Waiting.Ended.LANDED;
    }

    @Override
    public void fenced(long token) {
        flights.land(token, Landing.LOOK_AGAIN);
    }

    @Override
    public void granted(long token, long generation) {
        flights.bind(token, generation);
    }

    @Override
    public void cleared(long generation) {
        flights.landOlder(generation, Landing.LOOK_AGAIN);
    }
}
