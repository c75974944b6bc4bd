// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;
import org.infinispan.protostream.annotations.ProtoSyntax;

/**
 * Everything of Corral's that goes over the wire. Field numbers and type ids are never given a new meaning: see
 * docs/wire-format.md.
 */
@ProtoSchema(
        schemaPackageName = "io.corral",
        schemaFileName = "corral.proto",
        schemaFilePath = "/org/corral",
        syntax = ProtoSyntax.PROTO2,
        includeClasses = {
            WireKey.class,
            Slot.class,
            ChangeMessage.class,
            Decide.class,
            MarkedDecide.class,
            MarkMessage.class,
            Align.class,
            Reply.class,
            AwaitCommand.class,
            AwaitReply.class,
            FencedCommand.class,
            ClearedCommand.class,
            Control.class,
            TransitionFilter.class,
            Transition.class
        })
interface CorralSchema extends GeneratedSchema {}
