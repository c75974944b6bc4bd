// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Origin;
import io.corral.internal.expiry.Lifetimes;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import org.jspecify.annotations.Nullable;

/** Makes the changes that give a key a value: with a version, the times of the value, and where it comes from. */
record Making(Times times, Lifetimes lifetimes) {

    /** A value that somebody puts. */
    Change.Storing put(Object stored, Condition condition, Origin origin) {
        long now = clock().millis();
        Change.Storing put = new Change.Put(
                condition, stored, stamps().next(now), now, onCreate(now), onUpdate(now), aging().staleAt(now));
        return put.from(origin);
    }

    /** A value that somebody puts where nothing need be decided, for it never dies; null if it may. */
    @Nullable
    Entry plain(Object stored) {
        if (lifetimes.mortal()) {
            return null;
        }
        // Nobody acts upon when it was written, unless that is when its freshness begins.
        long now =
                aging().freshness().soft() ? clock().millis() : times.coarse().getAsLong();
        return new Entry(stored, stamps().next(now), now, aging().staleAt(now), Entry.NEVER);
    }

    /** The end of a value. */
    Change remove(Condition condition) {
        long now = clock().millis();
        return new Change.Remove(condition, now, stamps().next(now));
    }

    /** A value that was loaded under the leases of a chain. */
    Change.Storing commit(Object stored, long chain, Answer.Value answer, Origin origin) {
        long now = clock().millis();
        // If the loader has said how long it lives, nobody else is asked.
        Deadline said = answer.ttl() < 0 ? null : new Deadline.At(now + answer.ttl());
        Change.Storing commit = new Change.Commit(
                chain,
                stored,
                stamps().next(now),
                now,
                said == null ? onCreate(now) : said,
                said == null ? onUpdate(now) : said,
                staleAt(now, answer.staleAfter()),
                answer.cost());
        return commit.from(origin);
    }

    /** A value that was found unchanged under the lease of a token. */
    Change renew(long token, Answer.Unchanged answer, Origin origin) {
        long now = clock().millis();
        long expiresAt = answer.ttl() < 0 ? Change.Renew.UNCHANGED : now + answer.ttl();
        long staleAt = staleAt(now, answer.staleAfter());
        return new Change.Renew(token, answer.held().version(), staleAt, expiresAt, answer.cost(), origin.era(), now);
    }

    private Clock clock() {
        return times.clock();
    }

    private Stamps stamps() {
        return times.stamps();
    }

    private Aging aging() {
        return times.aging();
    }

    private Deadline onCreate(long now) {
        return lifetimes.fixed() ? aging().spread(now, lifetimes.onCreate(now)) : Deadline.UNASKED;
    }

    private Deadline onUpdate(long now) {
        return lifetimes.fixed() ? aging().spread(now, lifetimes.onUpdate(now)) : Deadline.UNASKED;
    }

    private long staleAt(long now, long said) {
        return said < 0 ? aging().staleAt(now) : now + said;
    }
}
