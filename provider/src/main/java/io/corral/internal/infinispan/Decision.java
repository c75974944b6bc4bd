// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.infinispan.commands.functional.functions.InjectableComponent;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.functional.EntryView.ReadWriteEntryView;

/** What is sent to the owners of a key, and applied to its slot at each of them. */
sealed interface Decision extends Function<ReadWriteEntryView<Object, Slot>, Reply>, InjectableComponent
        permits Decide, MarkedDecide {

    /** The same for caches that evict. */
    Bounded bounded();

    /**
     * A decision for caches that evict. Infinispan sends the previous slot along to the backups with this form: a backup may
     * have evicted what the primary still has, and would decide otherwise.
     */
    sealed interface Bounded extends BiFunction<Slot, ReadWriteEntryView<Object, Slot>, Reply>, InjectableComponent
            permits DecideBounded, MarkedDecideBounded {

        /** What to do. */
        Decision decide();

        /** Called by Infinispan before it is applied, wherever that is. */
        @Override
        default void inject(ComponentRegistry registry) {
            decide().inject(registry);
        }

        @Override
        default Reply apply(Slot ignored, ReadWriteEntryView<Object, Slot> view) {
            return decide().apply(view);
        }
    }
}
