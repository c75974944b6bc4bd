// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import org.jspecify.annotations.Nullable;

/**
 * What a key holds after a change, and what there is to tell of it.
 *
 * @param entry the entry to keep, or null
 * @param lease the lease to keep, or null
 * @param verdict what the change did
 * @param expired an entry found dead and dropped on the way, or null
 * @param broken a lease that a write ended, or null
 */
public record Outcome(
        @Nullable Entry entry,
        @Nullable Lease lease,
        Verdict verdict,
        @Nullable Entry expired,
        @Nullable Lease broken) {}
