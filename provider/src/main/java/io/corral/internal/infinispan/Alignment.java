// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.container.impl.InternalDataContainer;
import org.jspecify.annotations.Nullable;

/** Finds out that this node holds a value that the key's primary owner has not, and has all owners {@link Align}ed. */
final class Alignment {

    private final Deciding deciding;
    private final InternalDataContainer<Object, Slot> container;

    Alignment(Deciding deciding, InternalDataContainer<Object, Slot> container) {
        this.deciding = deciding;
        this.container = container;
    }

    /**
     * Looks whether the primary owner has declined a change for a version that is still to be seen here. All other owners
     * store a value before the primary does; so this node would show that version for ever, and its callers would compare
     * in vain.
     */
    void declined(Object wireKey, Change asked, Verdict.Declined declined) {
        Condition condition = condition(asked);
        if (condition instanceof Condition.IfVersion expected
                && !has(declined.current(), expected)
                && has(here(wireKey), expected)) {
            Answers.of(deciding.align(wireKey));
        }
    }

    private static @Nullable Condition condition(Change change) {
        if (change instanceof Change.Labelled labelled) {
            return condition(labelled.change());
        }
        if (change instanceof Change.Put put) {
            return put.condition();
        }
        return change instanceof Change.Remove remove ? remove.condition() : null;
    }

    private @Nullable Entry here(Object wireKey) {
        InternalCacheEntry<Object, Slot> held = container.peek(wireKey);
        return held == null ? null : held.getValue().entry();
    }

    private static boolean has(@Nullable Entry entry, Condition.IfVersion expected) {
        return entry != null && entry.version() == expected.version();
    }
}
