// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

/** What a flight brings home to those who joined it. */
public sealed interface Landing {

    /** The flight did not decide anything for others: they must look at the cache again. */
    Landing LOOK_AGAIN = new LookAgain();

    /** The loader has no value. */
    Landing ABSENT = new Absent();

    /** The cache was closed meanwhile. */
    Landing CLOSED = new Closed();

    /** A value, in its stored form. */
    record Loaded(Object stored) implements Landing {}

    /** See {@link #ABSENT}. */
    record Absent() implements Landing {}

    /**
     * The loader threw.
     *
     * @param answer whether what it threw is its answer
     */
    record Failed(Throwable cause, boolean answer) implements Landing {}

    /** See {@link #CLOSED}. */
    record Closed() implements Landing {}

    /** See {@link #LOOK_AGAIN}. */
    record LookAgain() implements Landing {}
}
