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

/**
 * Asks the holder of a lease to answer when its flight has landed. No thread waits there: the answer is sent by
 * whoever lands the flight. If the holder leaves the cluster, Infinispan answers in its stead at once.
 */
@ProtoTypeId(TypeIds.AWAIT)
public final class AwaitCommand implements GlobalRpcCommand {

    private final String cache;
    private final long token;

    /** Called by ProtoStream, and by a node that is about to wait. */
    @ProtoFactory
    AwaitCommand(String cache, long token) {
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
        return board == null
                ? CompletableFuture.completedFuture(new AwaitReply(false, null, null))
                : board.landing(cache, token);
    }

    @Override
    public boolean isReturnValueExpected() {
        return true;
    }

    @Override
    public NodeVersion supportedSince() {
        return NodeVersion.SIXTEEN;
    }
}
