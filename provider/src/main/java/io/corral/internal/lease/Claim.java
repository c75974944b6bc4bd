// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;

/** The answer to a claim. */
public sealed interface Claim {

    /** There is a value already. */
    record Landed(Entry entry) implements Claim {}

    /** The key is the claimant's to load. */
    record Granted(Lease lease) implements Claim {}

    /** A load has failed not long ago, for this reason in words, and nobody loads for a while. */
    record Failing(String reason) implements Claim {}

    /** Whoever decides for the key does not answer. */
    record Unavailable() implements Claim {}

    /** Somebody else loads it. */
    record Taken(Lease lease) implements Claim {}
}
