// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.expiry;

import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** Recognises JSR-107's own policies, whose answers never change. */
public final class Policies {

    private Policies() {}

    /**
     * The lifetimes that a policy means. Only the very classes of JSR-107 are taken for fixed: a subclass may answer
     * anything.
     */
    public static Lifetimes of(ExpiryPolicy policy, String cacheName) {
        Class<?> type = policy.getClass();
        boolean fixed = type == EternalExpiryPolicy.class
                || type == CreatedExpiryPolicy.class
                || type == ModifiedExpiryPolicy.class
                || type == AccessedExpiryPolicy.class
                || type == TouchedExpiryPolicy.class;
        return fixed
                ? new FixedLifetimes(
                        policy.getExpiryForCreation(), policy.getExpiryForUpdate(), policy.getExpiryForAccess())
                : new AskedLifetimes(policy, cacheName);
    }
}
