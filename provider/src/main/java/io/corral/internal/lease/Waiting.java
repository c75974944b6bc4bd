// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import io.corral.internal.entry.Lease;
import io.corral.internal.flight.WouldDeadlockException;
import java.util.concurrent.CompletionStage;

/** Waits for the holder of a lease, wherever it is. */
public interface Waiting<K> {

    /**
     * Waits for at most {@code nanos} nanoseconds until the holder has landed.
     *
     * @throws WouldDeadlockException if the holder, in the end, waits for this thread
     */
    Ended await(K key, Lease lease, long nanos) throws InterruptedException, WouldDeadlockException;

    /**
     * The same, without a thread that waits. It completes in whichever thread brings the news, never exceptionally;
     * what depends on it must be short. It does not find circles.
     */
    CompletionStage<Ended> ended(K key, Lease lease, long nanos);

    /** How a wait ended. */
    sealed interface Ended {

        /** The holder has landed: look again. */
        Ended LANDED = new Landed();

        /** The holder is gone, or does not know this lease, so nobody will ever commit it: overtake it. */
        Ended UNKNOWN = new Unknown();

        /** The time is over. */
        Ended TIMED_OUT = new TimedOut();

        /** See {@link #LANDED}. */
        record Landed() implements Ended {}

        /** See {@link #UNKNOWN}. */
        record Unknown() implements Ended {}

        /** See {@link #TIMED_OUT}. */
        record TimedOut() implements Ended {}

        /**
         * The holder's loader threw.
         *
         * @param reason what, in words
         * @param answer whether that is its answer
         */
        record Failed(String reason, boolean answer) implements Ended {}
    }
}
