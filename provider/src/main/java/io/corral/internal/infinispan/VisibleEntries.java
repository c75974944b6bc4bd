// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.mark.Marks;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/** Goes over the cluster's slots and shows those that hold a value. */
final class VisibleEntries<K> implements Iterator<Held<K>> {

    private final Iterator<CacheEntry<Object, Slot>> slots;
    private final WireKeys<K> keys;
    private final Generations generations;
    private final Marks marks;
    private @Nullable Held<K> next;

    VisibleEntries(Iterator<CacheEntry<Object, Slot>> slots, WireKeys<K> keys, Generations generations, Marks marks) {
        this.slots = slots;
        this.keys = keys;
        this.generations = generations;
        this.marks = marks;
    }

    @Override
    public boolean hasNext() {
        while (next == null && slots.hasNext()) {
            CacheEntry<Object, Slot> held = slots.next();
            Slot slot = held.getValue();
            Entry entry = slot == null ? null : slot.visible(generations.now());
            next = entry == null ? null : new Held<>(keys.user(held.getKey()), marks.view(entry));
        }
        return next != null;
    }

    @Override
    public Held<K> next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Held<K> held = next;
        next = null;
        return held;
    }
}
