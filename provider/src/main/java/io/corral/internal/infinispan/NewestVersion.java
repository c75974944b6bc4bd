// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import java.util.List;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/** After a partition has healed: of the values that the sides have, the one written last stays. */
public final class NewestVersion implements EntryMergePolicy<Object, Slot> {

    /** Called by Infinispan, which makes one from the class's name on each node. */
    public NewestVersion() {}

    @Override
    public @Nullable CacheEntry<Object, Slot> merge(
            @Nullable CacheEntry<Object, Slot> preferred, List<CacheEntry<Object, Slot>> others) {
        CacheEntry<Object, Slot> newest = preferred;
        for (CacheEntry<Object, Slot> other : others) {
            if (newest == null || version(other) > version(newest)) {
                newest = other;
            }
        }
        return newest;
    }

    /** All are alike: Infinispan compares a cache's configuration with the one that it has, and refuses a difference. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewestVersion;
    }

    @Override
    public int hashCode() {
        return NewestVersion.class.hashCode();
    }

    private static long version(CacheEntry<Object, Slot> held) {
        Slot slot = held.getValue();
        Entry entry = slot == null ? null : slot.entry();
        return entry == null ? Long.MIN_VALUE : entry.version();
    }
}
