// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

import org.jspecify.annotations.Nullable;

/**
 * The right to load a key. Any write to the key ends it, and that is the fence: a load whose lease is gone must not
 * store its value. After a failed load the lease may stay until a pause is over, held by nobody: then it says why.
 *
 * @param token names this lease; unique
 * @param chain the token of the first lease since the last write: a lease that overtakes another inherits it, so that
 *     a slow holder whom nobody but an overtaker has replaced may still commit
 * @param holder the node that loads
 * @param deadline from then on anybody may overtake it, in epoch milliseconds
 * @param failure why the load failed, in words, while nobody loads; else null
 */
public record Lease(
        long token,
        long chain,
        String holder,
        long deadline,
        @Nullable String failure) {

    /** A lease that somebody holds. */
    public Lease(long token, long chain, String holder, long deadline) {
        this(token, chain, holder, deadline, null);
    }
}
