// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

/** A hard expiry as the user's policy answered it, or the fact that it has not been asked. */
public sealed interface Deadline {

    /** The policy has not been asked. */
    Deadline UNASKED = new Unasked();

    /** The policy leaves the expiry as it is. */
    Deadline UNCHANGED = new Unchanged();

    /** The entry does not expire. */
    Deadline NEVER = new At(io.corral.internal.entry.Entry.NEVER);

    /** The entry expires at {@code millis}, in epoch milliseconds. */
    record At(long millis) implements Deadline {}

    /** See {@link #UNCHANGED}. */
    record Unchanged() implements Deadline {}

    /** See {@link #UNASKED}. */
    record Unasked() implements Deadline {}
}
