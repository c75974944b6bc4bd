// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.function.Function;
import org.infinispan.commands.functional.functions.InjectableComponent;
import org.infinispan.functional.EntryView.ReadWriteEntryView;

/** What is sent to the owners of a key, and applied to its slot at each of them. */
sealed interface Decision extends Function<ReadWriteEntryView<Object, Slot>, Reply>, InjectableComponent
        permits Decide, MarkedDecide {

    /** The same for caches that evict: a backup may have evicted what the primary still has, and would decide otherwise. */
    Decision bounded();
}
