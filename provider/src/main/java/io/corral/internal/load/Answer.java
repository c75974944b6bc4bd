// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

/** What the user's loader said of one key. */
sealed interface Answer {

    /** A value. */
    record Value(Object value) implements Answer {}

    /** There is none; JSR-107 has a loader say so with null. */
    record Nothing() implements Answer {}

    /**
     * It threw.
     *
     * @param cancelled whether only because its thread was interrupted, which says nothing of the key
     */
    record Failure(Throwable cause, boolean cancelled) implements Answer {}
}
