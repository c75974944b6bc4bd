// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;

/**
 * When reading moves an entry's expiry. All owners must be told, and telling them on each read would make every hit a
 * write: so a later expiry counts only once it has moved by a tenth of the entry's life, an earlier one always.
 */
final class Touching {

    private static final int PARTS = 10;

    private Touching() {}

    /** All in epoch milliseconds: the expiry before and after the read, and when the entry was written. */
    static boolean worthTelling(long before, long then, long createdAt) {
        if (then <= before || before == Entry.NEVER || then == Entry.NEVER) {
            return then != before;
        }
        return then - before > (before - createdAt) / PARTS;
    }
}
