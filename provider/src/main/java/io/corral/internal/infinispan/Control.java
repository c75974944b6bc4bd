// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;

/**
 * What all nodes know of one clustered cache.
 *
 * @param generation how often it has been cleared
 * @param configuration its configuration in words, which must be the same on every node
 */
@ProtoTypeId(TypeIds.CONTROL)
record Control(
        @ProtoField(number = 1, defaultValue = "0") long generation,
        @ProtoField(number = 2, defaultValue = "") String configuration) {

    /** Called by ProtoStream. */
    @ProtoFactory
    Control {}
}
