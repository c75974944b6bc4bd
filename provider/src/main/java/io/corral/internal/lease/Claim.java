// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;

/** The answer to a claim. */
public sealed interface Claim {

    /** There is a value already. */
    record Landed(Entry entry) implements Claim {}

    /**
     * The key is the claimant's to load.
     *
     * @param era the number of the newest mark that the claimant knew when it claimed: see {@link
     *     io.corral.internal.entry.Origin}
     */
    record Granted(Lease lease, long era) implements Claim {}

    /**
     * A load has failed not long ago, for this reason in words.
     *
     * @param until nobody loads before that, in epoch milliseconds
     */
    record Failing(String reason, long until) implements Claim {}

    /**
     * The loader has said not long ago that there is no value.
     *
     * @param until until when that is the answer, in epoch milliseconds
     */
    record Absent(long until) implements Claim {}

    /** Whoever decides for the key does not answer. */
    record Unavailable() implements Claim {}

    /** Somebody else loads it. */
    record Taken(Lease lease) implements Claim {}
}
