// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import org.jspecify.annotations.Nullable;

/** What a change did. */
public sealed interface Verdict {

    /** There was no live value; now there is. */
    record Created(Entry entry) implements Verdict {}

    /** A live value was replaced. */
    record Updated(Entry old, Entry entry) implements Verdict {}

    /** A live value was removed. */
    record Removed(Entry old) implements Verdict {}

    /** Nothing was done; this is the live entry, if any. */
    record Declined(@Nullable Entry current) implements Verdict {}

    /** Nothing was done: the expiry policy must be asked for a creation (else for an update) first. */
    record Unanswered(boolean creation) implements Verdict {}

    /** The value had expired before it was stored; the key holds nothing. */
    record Stillborn() implements Verdict {}

    /** A claim found a value. */
    record Landed(Entry entry) implements Verdict {}

    /** A claim was granted. */
    record Granted(Lease lease) implements Verdict {}

    /** Somebody else holds the lease. */
    record Taken(Lease lease) implements Verdict {}

    /** A commit came too late: a write has happened since its claim. */
    record Refused(@Nullable Entry current) implements Verdict {}
}
