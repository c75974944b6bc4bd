// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import io.corral.internal.entry.Lease;
import io.corral.internal.flight.WouldDeadlockException;

/** Waits for the holder of a lease, wherever it is. */
public interface Waiting<K> {

    /**
     * Waits for at most {@code nanos} nanoseconds until the holder has landed.
     *
     * @throws WouldDeadlockException if the holder, in the end, waits for this thread
     */
    Ended await(K key, Lease lease, long nanos) throws InterruptedException, WouldDeadlockException;

    /** How a wait ended. */
    enum Ended {
        /** The holder has landed: look again. */
        LANDED,
        /** The holder does not know this lease, so nobody will ever commit it: overtake it. */
        UNKNOWN,
        /** The time is over. */
        TIMED_OUT
    }
}
