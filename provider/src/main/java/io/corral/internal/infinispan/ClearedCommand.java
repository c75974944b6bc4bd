// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.infinispan.commands.GlobalRpcCommand;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.infinispan.remoting.transport.NodeVersion;

/** Tells every node that the leases of older generations have been ended by a clear. */
@ProtoTypeId(TypeIds.CLEARED)
public final class ClearedCommand implements GlobalRpcCommand {

    private final String cache;
    private final long generation;

    /** Called by ProtoStream, and by the node that clears. */
    @ProtoFactory
    ClearedCommand(String cache, long generation) {
        this.cache = cache;
        this.generation = generation;
    }

    /** The cache's name. */
    @ProtoField(number = 1, defaultValue = "")
    String cache() {
        return cache;
    }

    /** The generation that has begun. */
    @ProtoField(number = 2, defaultValue = "0")
    long generation() {
        return generation;
    }

    @Override
    public CompletionStage<?> invokeAsync(GlobalComponentRegistry registry) {
        LandingBoard board = registry.getComponent(LandingBoard.class);
        if (board != null) {
            board.cleared(cache, generation);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isReturnValueExpected() {
        return false;
    }

    @Override
    public NodeVersion supportedSince() {
        return NodeVersion.SIXTEEN;
    }
}
