// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

import org.jspecify.annotations.Nullable;

/**
 * The right to load a key. Any write to the key ends it, and that is the fence: a load whose lease is gone must not
 * store its value. When the load is over without a value, the lease may stay for a while, held by nobody: then it says
 * what the load has come to.
 *
 * @param token names this lease; unique
 * @param chain the token of the first lease since the last write: a lease that overtakes another inherits it, so that
 *     a slow holder whom nobody but an overtaker has replaced may still commit
 * @param holder the node that loads
 * @param deadline from then on anybody may overtake it, in epoch milliseconds
 * @param failures how many loads in a row have failed
 * @param end what the load has come to, while nobody loads; else null
 */
public record Lease(
        long token,
        long chain,
        String holder,
        long deadline,
        int failures,
        @Nullable End end) {

    /**
     * How long after its deadline a lease is kept that nobody asks for, in milliseconds: a slow holder may still commit,
     * and failures in a row are counted also where readers are rare.
     */
    public static final long KEPT_MILLIS = 600_000;

    /** A lease that somebody holds, after no failure. */
    public Lease(long token, long chain, String holder, long deadline) {
        this(token, chain, holder, deadline, 0, null);
    }

    /** What a load has come to that brought no value. */
    public sealed interface End {

        /** It failed, for this reason in words. */
        record Failed(String reason) implements End {}

        /** There is no value. */
        record Absent() implements End {}
    }

    /** Whether it took the place of another that nobody had ended. */
    public boolean overtook() {
        return token != chain && failures == 0;
    }

    /** Whether somebody loads, or did when last heard of. */
    public boolean held() {
        return end == null;
    }
}
