// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.mark.Marks;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a change knows of marks, for the owners, who must decide by what they are sent alone. Marks of
 * everything are two numbers. Those of tags are too many to be sent: so the owner asks back when a value has tags and is
 * older than the newest of them, and the sender says what that value is.
 *
 * @param allStale the number of the latest mark of everything, or 0
 * @param allStaleSince since when it makes values stale, in epoch milliseconds
 * @param newestOfTags the number of the newest mark of a tag, or 0
 * @param judged the version of the value that the sender has judged to be alive, or 0
 * @param judgedStaleAt the soft expiry that it has then
 */
record Sight(long allStale, long allStaleSince, long newestOfTags, long judged, long judgedStaleAt) {

    /** There are no marks. */
    static final Sight PLAIN = new Sight(0, Entry.NEVER, 0, 0, Entry.NEVER);

    /** What this node knows. */
    static Sight of(Marks marks) {
        return marks.newest() == 0
                ? PLAIN
                : new Sight(marks.allStale(), marks.allStaleSince(), marks.newestOfTags(), 0, Entry.NEVER);
    }

    /** The same, with a value that was found alive. */
    Sight judging(Entry alive) {
        return new Sight(allStale, allStaleSince, newestOfTags, alive.version(), alive.staleAt());
    }

    /** Whether the sender must be asked what a living entry is. */
    boolean doubts(@Nullable Entry entry, long now) {
        return entry != null
                && !entry.origin().tags().isEmpty()
                && entry.origin().era() < newestOfTags
                && entry.version() != judged
                && !entry.deadAt(now);
    }

    /** What an entry is. */
    @Nullable
    Entry entry(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        long staleAt = entry.origin().era() < allStale ? allStaleSince : Entry.NEVER;
        if (entry.version() == judged) {
            staleAt = Math.min(staleAt, judgedStaleAt);
        }
        return entry.staleAt(staleAt) ? entry : entry.staleFrom(staleAt);
    }

    /** What a lease is. */
    @Nullable
    Lease lease(@Nullable Lease lease) {
        return lease == null || !Marks.outlived(lease, allStale) ? lease : null;
    }
}
