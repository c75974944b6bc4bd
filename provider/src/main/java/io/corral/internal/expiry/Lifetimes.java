// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.expiry;

import io.corral.internal.change.Deadline;

/**
 * How long entries live, after JSR-107's {@link javax.cache.expiry.ExpiryPolicy}. All times are epoch milliseconds.
 * Answers are never {@link Deadline#UNASKED}.
 */
public sealed interface Lifetimes permits FixedLifetimes, AskedLifetimes {

    /** Whether asking is free of user code, so that one may ask before one knows whether the answer is needed. */
    boolean fixed();

    /** Whether any entry may ever expire. */
    boolean mortal();

    /** Whether a read may push back the expiry. */
    boolean touching();

    /** The hard expiry of an entry created at {@code now}. */
    Deadline onCreate(long now);

    /** The hard expiry of an entry whose value is replaced at {@code now}. */
    Deadline onUpdate(long now);

    /** The hard expiry of an entry read at {@code now}. */
    Deadline onAccess(long now);
}
