// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.function.BiFunction;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoTypeId;

/**
 * Makes the backups of a key hold what its primary owner holds. A node that dies in the middle of a write may leave owners
 * that disagree, and as each of them decides a change by its own slot, a change under a condition would never bring them
 * together again. Infinispan sends the primary's slot along with this form.
 */
@ProtoTypeId(TypeIds.ALIGN)
public record Align() implements BiFunction<Slot, ReadWriteEntryView<Object, Slot>, Boolean> {

    /** Called by ProtoStream. */
    @ProtoFactory
    public Align {}

    @Override
    public Boolean apply(Slot ignored, ReadWriteEntryView<Object, Slot> view) {
        view.set(view.find().orElse(null));
        return true;
    }
}
