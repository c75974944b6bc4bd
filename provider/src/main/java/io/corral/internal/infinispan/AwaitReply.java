// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.lease.Waiting;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * What a holder says of a flight that another node waits for.
 *
 * @param known whether the holder knew the flight; it has landed then
 * @param failure why it failed, in words, or null
 * @param answer whether that is the loader's answer, or null for no
 */
@ProtoTypeId(TypeIds.AWAIT_REPLY)
record AwaitReply(
        @ProtoField(number = 1, defaultValue = "false") boolean known,
        @ProtoField(2) @Nullable String failure,
        @ProtoField(3) @Nullable Boolean answer) {

    /** Called by ProtoStream. */
    @ProtoFactory
    AwaitReply {}

    static AwaitReply of(Waiting.Ended ended) {
        if (ended instanceof Waiting.Ended.Failed failed) {
            return new AwaitReply(true, failed.reason(), failed.answer() ? true : null);
        }
        return new AwaitReply(!(ended instanceof Waiting.Ended.Unknown), null, null);
    }

    Waiting.Ended ended() {
        if (!known) {
            return Waiting.Ended.UNKNOWN;
        }
        return failure == null ? Waiting.Ended.LANDED : new Waiting.Ended.Failed(failure, answer != null && answer);
    }
}
