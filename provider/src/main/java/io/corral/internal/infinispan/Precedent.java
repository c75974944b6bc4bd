// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import org.infinispan.distribution.DistributionManager;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.topology.CacheTopology;
import org.jspecify.annotations.Nullable;

/**
 * The slot that a key's primary owner has, so that the backups can go by that instead of their own. The primary owner notes it
 * when it applies the function that this is part of, and after that Infinispan sends the function to the backups.
 *
 * <p>Infinispan has a form of function for this ({@code BiFunction}), but what it sends along is nothing at all when a
 * function is sent again after a change of members.
 */
final class Precedent {

    private boolean known;
    private @Nullable Slot slot;
    private @Nullable DistributionManager distribution;

    /** Not known until a primary owner has applied it. */
    Precedent() {
        this(false, null);
    }

    /** As it was sent. */
    Precedent(boolean known, @Nullable Slot slot) {
        this.known = known;
        this.slot = slot;
    }

    void inject(ComponentRegistry registry) {
        distribution = registry.getDistributionManager();
    }

    /** Whether a primary owner has noted what it has. */
    boolean known() {
        return known;
    }

    /** What that is. */
    @Nullable
    Slot slot() {
        return slot;
    }

    /** Whether the values of two sides of a partition are being compared. */
    boolean merging() {
        return distribution != null
                && distribution.getCacheTopology().getPhase() == CacheTopology.Phase.CONFLICT_RESOLUTION;
    }

    /** What to go by: this node's slot if it is the primary owner, else the primary owner's. */
    @Nullable
    Slot of(ReadWriteEntryView<Object, Slot> view) {
        Slot own = view.find().orElse(null);
        if (distribution != null
                && distribution.getCacheTopology().getDistribution(view.key()).isPrimary()) {
            known = true;
            slot = own;
        }
        return known ? slot : own;
    }
}
