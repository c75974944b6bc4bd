// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Outcome;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a value, as the primary owner tells the nodes that listen.
 *
 * @param before the value that was there, or null
 * @param after the value that is there, or null
 * @param expired whether the value that was there had expired
 */
@ProtoTypeId(TypeIds.TRANSITION)
record Transition(
        @ProtoField(1) @Nullable Slot before,
        @ProtoField(2) @Nullable Slot after,
        @ProtoField(number = 3, defaultValue = "false") boolean expired) {

    /** Called by ProtoStream. */
    @ProtoFactory
    Transition {}

    /** The same in the words of the rest of the house. */
    Outcome outcome() {
        Entry old = before == null ? null : before.entry();
        Entry entry = after == null ? null : after.entry();
        Entry dead = expired ? old : null;
        Entry living = expired ? null : old;
        Verdict verdict;
        if (entry == null) {
            verdict = living == null ? new Verdict.Declined(null) : new Verdict.Removed(living);
        } else {
            verdict = living == null ? new Verdict.Created(entry) : new Verdict.Updated(living, entry);
        }
        return new Outcome(entry, null, verdict, dead, null);
    }
}
