// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;

/**
 * A {@link MarkedDecide} for caches that evict.
 *
 * @param decide what to do
 */
@ProtoTypeId(TypeIds.MARKED_BOUNDED)
public record MarkedDecideBounded(@ProtoField(1) MarkedDecide decide) implements Decision.Bounded {

    /** Called by ProtoStream. */
    @ProtoFactory
    public MarkedDecideBounded {}
}
