// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Lease;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.infinispan.remoting.inboundhandler.DeliverOrder;
import org.infinispan.remoting.transport.Address;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.impl.VoidResponseCollector;

/**
 * Tells holders that a write or a clear has fenced their loads, so that nobody goes on waiting for a value that will be
 * refused. If the message is lost, they wait for the load to end.
 */
final class Heralds implements AutoCloseable {

    private static final long SECONDS = 10;

    private final String cache;
    private final Transport transport;
    private final LandingBoard board;

    /** @param board this node's own flights, which are taken off it when the cache is closed */
    Heralds(String cache, Transport transport, LandingBoard board) {
        this.cache = cache;
        this.transport = transport;
        this.board = board;
    }

    void fenced(Lease lease) {
        Address holder = Address.fromNodeUUID(UUID.fromString(lease.holder()));
        if (!holder.equals(transport.getAddress()) && transport.getMembers().contains(holder)) {
            var unused = transport.invokeCommand(
                    holder,
                    new FencedCommand(cache, lease.token()),
                    VoidResponseCollector.ignoreLeavers(),
                    DeliverOrder.NONE,
                    SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    /** All nodes have heard of the clear by now: who looks again claims under the new generation. */
    void cleared(long generation) {
        board.cleared(cache, generation);
        var unused = transport.invokeCommandOnAll(
                new ClearedCommand(cache, generation),
                VoidResponseCollector.ignoreLeavers(),
                DeliverOrder.NONE,
                SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        board.remove(cache);
    }
}
