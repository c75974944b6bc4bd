// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

/** An invariant that does not hold. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    Violation(Invariant invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }

    /** What must hold. */
    enum Invariant {
        /** A get that began after a write was acknowledged is not served what was known before that write. */
        FRESH_READS,
        /** Nothing is stored that is older than an acknowledged write. */
        FRESH_STORE,
        /** A commit that is accepted descends from a claim since which no write has been acknowledged. */
        FENCE,
        /** A lease is not given to another while its holder loads within its time. */
        ONE_LEASE,
        /** All owners hold the same when nothing is on its way. */
        EQUAL_COPIES,
        /** Everybody gets an answer in time. */
        NOBODY_WAITS,
        /** A version names one value, on every node and for ever. */
        UNIQUE_VERSIONS,
        /** As many increments are in the value as were acknowledged. */
        EXACTLY_ONCE,
        /** A cold key that is only read is loaded once. */
        ONE_LOAD
    }
}
