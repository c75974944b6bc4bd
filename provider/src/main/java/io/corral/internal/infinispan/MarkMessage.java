// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.mark.Mark;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;

/**
 * A mark as all nodes keep it.
 *
 * @param newest under the key of everything, the number that was given last; else 0
 * @param removed the number of the latest mark that ended values, or 0
 * @param stale the number of the latest mark that made values stale, or 0
 */
@ProtoTypeId(TypeIds.MARK)
record MarkMessage(
        @ProtoField(number = 1, defaultValue = "0") long newest,
        @ProtoField(number = 2, defaultValue = "0") long removed,
        @ProtoField(number = 3, defaultValue = "0") long stale) {

    static final MarkMessage NONE = new MarkMessage(0, 0, 0);

    /** Called by ProtoStream. */
    @ProtoFactory
    MarkMessage {}

    /** With another mark of the same values. */
    MarkMessage and(Mark mark) {
        Mark both = mark().and(mark);
        return new MarkMessage(newest, both.removed(), both.stale());
    }

    /** With the next number. */
    MarkMessage numbered(long number) {
        return new MarkMessage(number, removed, stale);
    }

    Mark mark() {
        return new Mark(removed, stale);
    }
}
