// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

/** What the user's loader said of one key. */
sealed interface Answer {

    /**
     * A value.
     *
     * @param cost how long it took, in milliseconds
     */
    record Value(Object value, long cost) implements Answer {}

    /** There is none; JSR-107 has a loader say so with null. */
    record Nothing() implements Answer {}

    /** It threw. */
    record Failure(Throwable cause, Kind kind) implements Answer {}

    /** What it means that a loader threw. */
    enum Kind {
        /** The source could not say what it has. */
        FAILED,
        /** It was interrupted, which says nothing of the key. */
        CANCELLED,
        /** It is what the source has to say of the key. */
        ANSWERED
    }
}
