// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import org.jspecify.annotations.Nullable;

/** What JSR-107's verbs want to know of a verdict. */
final class Verdicts {

    private Verdicts() {}

    /** The value that a write replaced or removed, in its stored form, or null. */
    static @Nullable Object old(Verdict verdict) {
        if (verdict instanceof Verdict.Updated updated) {
            return updated.old().value();
        }
        return verdict instanceof Verdict.Removed removed ? removed.old().value() : null;
    }

    /** The entry that was stored, or null. */
    static @Nullable Entry entry(Verdict verdict) {
        if (verdict instanceof Verdict.Updated updated) {
            return updated.entry();
        }
        return verdict instanceof Verdict.Created created ? created.entry() : null;
    }

    /** Whether a conditional verb found a value, whatever it then did. */
    static boolean found(Verdict verdict) {
        return verdict instanceof Verdict.Updated
                || verdict instanceof Verdict.Removed
                || (verdict instanceof Verdict.Declined declined && declined.current() != null);
    }

    /** Whether a value was stored. */
    static boolean stored(Verdict verdict) {
        return verdict instanceof Verdict.Created || verdict instanceof Verdict.Updated;
    }
}
