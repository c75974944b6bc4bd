// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change;
import io.corral.internal.change.Deadline;
import io.corral.internal.change.Verdict;
import io.corral.internal.expiry.Lifetimes;
import io.corral.internal.store.Applied;
import java.util.function.BiFunction;

/**
 * Gives changes that store a value their hard expiry. A policy of the user's own must not be asked a question whose
 * answer is not needed, and must not run where the change is decided: so the change is tried, and comes back for the
 * answer.
 */
record ExpiryAsking(Lifetimes lifetimes, Aging aging) {

    /**
     * Stores what has been tried.
     *
     * @param tried what became of it: most changes know their answers from the beginning
     * @param apply tries a change of the key
     */
    <K> Applied store(Change.Storing change, Applied tried, K key, BiFunction<K, Change, Applied> apply) {
        Applied applied = tried;
        Deadline create = Deadline.UNASKED;
        Deadline update = Deadline.UNASKED;
        while (applied.verdict() instanceof Verdict.Unanswered unanswered) {
            long now = change.now();
            if (unanswered.creation()) {
                create = aging.spread(now, lifetimes.onCreate(now));
            } else {
                update = aging.spread(now, lifetimes.onUpdate(now));
            }
            applied = apply.apply(key, change.answered(create, update));
        }
        return applied;
    }
}
