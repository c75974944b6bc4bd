// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** A node's expiry policy: what it loads lives for ever, or for a moment while the kit says so. */
final class NodeExpiry implements ExpiryPolicy, Serializable {

    private static final Duration MOMENT = new Duration(TimeUnit.MILLISECONDS, 300);

    /** Makes the policy on whichever node. */
    record Maker() implements Factory<ExpiryPolicy> {
        @Override
        public ExpiryPolicy create() {
            return new NodeExpiry();
        }
    }

    @Override
    public Duration getExpiryForCreation() {
        return NodeLoader.BRIEF.get() ? MOMENT : Duration.ETERNAL;
    }

    @Override
    @SuppressWarnings("NullAway") // JCache's own null: leave the expiry as it is.
    public Duration getExpiryForAccess() {
        return null;
    }

    @Override
    public Duration getExpiryForUpdate() {
        return getExpiryForCreation();
    }
}
