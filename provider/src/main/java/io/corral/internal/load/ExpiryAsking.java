// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change;
import io.corral.internal.change.Deadline;
import io.corral.internal.change.Verdict;
import io.corral.internal.expiry.Lifetimes;
import io.corral.internal.store.Applied;
import java.util.function.Function;

/**
 * Gives changes that store a value their hard expiry. A policy of the user's own must not be asked a question whose
 * answer is not needed, and must not run where the change is decided: so the change is tried, and comes back for the
 * answer.
 */
record ExpiryAsking(Lifetimes lifetimes, Aging aging) {

    /** @param apply tries a change */
    Applied store(Change.Storing change, Function<Change, Applied> apply) {
        long now = change.now();
        Change bare = change instanceof Change.Labelled labelled ? labelled.change() : change;
        if (bare instanceof Change.Commit commit && commit.onCreate() instanceof Deadline.At) {
            // The loader has said how long it lives, and nobody else is asked.
            return apply.apply(change);
        }
        Deadline create = lifetimes.fixed() ? aging.spread(now, lifetimes.onCreate(now)) : Deadline.UNASKED;
        Deadline update = lifetimes.fixed() ? aging.spread(now, lifetimes.onUpdate(now)) : Deadline.UNASKED;
        for (; ; ) {
            Applied applied = apply.apply(change.answered(create, update));
            if (!(applied.verdict() instanceof Verdict.Unanswered unanswered)) {
                return applied;
            }
            if (unanswered.creation()) {
                create = aging.spread(now, lifetimes.onCreate(now));
            } else {
                update = aging.spread(now, lifetimes.onUpdate(now));
            }
        }
    }
}
