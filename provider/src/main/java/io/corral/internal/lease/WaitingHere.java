// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import io.corral.internal.entry.Lease;
import io.corral.internal.flight.Flight;
import io.corral.internal.flight.Flights;
import io.corral.internal.flight.WouldDeadlockException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For a store that nobody outside this JVM shares: every holder is a flight of this JVM. */
public final class WaitingHere<K> implements Waiting<K> {

    private final Flights<K, ?> flights;

    /** @param flights the flights that hold the leases */
    public WaitingHere(Flights<K, ?> flights) {
        this.flights = flights;
    }

    @Override
    public Ended await(K key, Lease lease, long nanos) throws InterruptedException, WouldDeadlockException {
        Flight<K, ?> flight = flights.withToken(lease.token());
        if (flight == null) {
            return Ended.UNKNOWN;
        }
        try {
            flight.await(nanos);
            return Ended.LANDED;
        } catch (TimeoutException e) {
            return Ended.TIMED_OUT;
        }
    }

    @Override
    public CompletionStage<Ended> ended(K key, Lease lease, long nanos) {
        Flight<K, ?> flight = flights.withToken(lease.token());
        return flight == null
                ? CompletableFuture.completedFuture(Ended.UNKNOWN)
                : flight.landing()
                        .thenApply(landing -> Ended.LANDED)
                        .toCompletableFuture()
                        .completeOnTimeout(Ended.TIMED_OUT, Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    }
}
