// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.List;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/** After a partition has healed: a cache has been cleared as often as the side says that cleared it most. */
public final class HighestGeneration implements EntryMergePolicy<String, Control> {

    /** Called by Infinispan, which makes one from the class's name on each node. */
    public HighestGeneration() {}

    @Override
    public @Nullable CacheEntry<String, Control> merge(
            @Nullable CacheEntry<String, Control> preferred, List<CacheEntry<String, Control>> others) {
        CacheEntry<String, Control> highest = preferred;
        for (CacheEntry<String, Control> other : others) {
            if (highest == null || generation(other) > generation(highest)) {
                highest = other;
            }
        }
        return highest;
    }

    private static long generation(CacheEntry<String, Control> held) {
        Control control = held.getValue();
        return control == null ? -1 : control.generation();
    }
}
