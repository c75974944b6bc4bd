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
 */
@ProtoTypeId(TypeIds.AWAIT_REPLY)
record AwaitReply(
        @ProtoField(number = 1, defaultValue = "false") boolean known,
        @ProtoField(2) @Nullable String failure) {

    /** Called by ProtoStream. */
    @ProtoFactory
    AwaitReply {}

    static AwaitReply of(Waiting.Ended ended) {
        return new AwaitReply(
                !(ended instanceof Waiting.Ended.Unknown),
                ended instanceof Waiting.Ended.Failed failed ? failed.reason() : null);
    }

    Waiting.Ended ended() {
        if (!known) {
            return Waiting.Ended.UNKNOWN;
        }
        return failure == null ? Waiting.Ended.LANDED : new Waiting.Ended.Failed(failure);
    }
}
