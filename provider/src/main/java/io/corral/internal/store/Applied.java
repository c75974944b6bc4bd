// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Lease;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to a store.
 *
 * @param verdict what it did to the key
 * @param broken the lease that it ended, or null
 * @param delivery what there is to tell listeners
 */
public record Applied(Verdict verdict, @Nullable Lease broken, Delivery delivery) {

    /** What nobody else is concerned by. */
    public static Applied silently(Verdict verdict) {
        return new Applied(verdict, null, Delivery.NONE);
    }
}
