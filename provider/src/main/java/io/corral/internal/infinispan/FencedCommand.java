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

/** Tells a holder that its lease has been ended by a write. */
@ProtoTypeId(TypeIds.FENCED)
public final class FencedCommand implements GlobalRpcCommand {

    private final String cache;
    private final long token;

    /** Called by ProtoStream, and by the node that wrote. */
    @ProtoFactory
    FencedCommand(String cache, long token) {
        this.cache = cache;
        this.token = token;
    }

    /** The cache's name. */
    @ProtoField(number = 1, defaultValue = "")
    String cache() {
        return cache;
    }

    /** The token of the lease. */
    @ProtoField(number = 2, defaultValue = "0")
    long token() {
        return token;
    }

    @Override
    public CompletionStage<?> invokeAsync(GlobalComponentRegistry registry) {
        LandingBoard board = registry.getComponent(LandingBoard.class);
        if (board != null) {
            board.fenced(cache, token);
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
