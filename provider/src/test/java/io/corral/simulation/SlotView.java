// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.infinispan.Slot;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.functional.MetaParam;
import org.infinispan.metadata.Metadata;

/** One key's slot as Infinispan shows it to a function. */
final class SlotView implements ReadWriteEntryView<Object, Slot> {

    private final Slot held;
    private Slot next;
    private boolean changed;

    /** @param held the slot that the function sees, or null */
    SlotView(Slot held) {
        this.held = held;
    }

    boolean changed() {
        return changed;
    }

    /** What the function has put in the slot's place; null if it removed it. */
    Slot next() {
        return next;
    }

    @Override
    public Object key() {
        throw new UnsupportedOperationException("no decision depends on the key");
    }

    @Override
    public Slot get() {
        return find().orElseThrow(NoSuchElementException::new);
    }

    @Override
    public Optional<Slot> find() {
        return Optional.ofNullable(held);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public <T extends MetaParam> Optional<T> findMetaParam(Class<T> type) {
        return Optional.empty();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Void set(Slot value, MetaParam.Writable... metas) {
        next = value;
        changed = true;
        return null;
    }

    @Override
    public Void set(Slot value, Metadata metadata) {
        return set(value);
    }

    @Override
    public Void remove() {
        // As Infinispan has it: where there is nothing, removing changes nothing, and no backup is told.
        next = null;
        changed = held != null;
        return null;
    }
}
