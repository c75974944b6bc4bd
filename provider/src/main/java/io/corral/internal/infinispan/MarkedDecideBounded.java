// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.function.BiFunction;
import org.infinispan.commands.functional.functions.InjectableComponent;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;

/**
 * A {@link MarkedDecide} for caches that evict; see {@link DecideBounded}.
 *
 * @param decide what to do
 */
@ProtoTypeId(TypeIds.MARKED_BOUNDED)
public record MarkedDecideBounded(@ProtoField(1) MarkedDecide decide)
        implements BiFunction<Slot, ReadWriteEntryView<Object, Slot>, Reply>, InjectableComponent {

    /** Called by ProtoStream. */
    @ProtoFactory
    public MarkedDecideBounded {}

    @Override
    public void inject(ComponentRegistry registry) {
        decide.inject(registry);
    }

    @Override
    public Reply apply(Slot ignored, ReadWriteEntryView<Object, Slot> view) {
        return decide.apply(view);
    }
}
