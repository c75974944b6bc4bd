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
 * A {@link Decide} for caches that evict. Infinispan sends the previous slot along to the backups with this form: a
 * backup may have evicted what the primary still has, and would decide otherwise.
 *
 * @param decide what to do
 */
@ProtoTypeId(TypeIds.DECIDE_BOUNDED)
public record DecideBounded(@ProtoField(1) Decide decide)
        implements BiFunction<Slot, ReadWriteEntryView<Object, Slot>, Reply>, InjectableComponent {

    /** Called by ProtoStream. */
    @ProtoFactory
    public DecideBounded {}

    @Override
    public void inject(ComponentRegistry registry) {
        decide.inject(registry);
    }

    @Override
    public Reply apply(Slot ignored, ReadWriteEntryView<Object, Slot> view) {
        return decide.apply(view);
    }
}
