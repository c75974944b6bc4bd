// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;

/**
 * A {@link Decide} for caches that evict.
 *
 * @param decide what to do
 */
@ProtoTypeId(TypeIds.DECIDE_BOUNDED)
public record DecideBounded(@ProtoField(1) Decide decide) implements Decision.Bounded {

    /** Called by ProtoStream. */
    @ProtoFactory
    public DecideBounded {}
}
