// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import io.corral.bench.work.Owners;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.blocks.RequestCorrelator;
import org.jgroups.stack.Protocol;
import org.jgroups.stack.ProtocolStack;

/**
 * What one node sends: bytes, as the transport of its JGroups stack counts them, and requests, as they enter the stack
 * from above, where there are no acknowledgements and heartbeats yet.
 */
final class Wire {

    private final JGroupsTransport transport;
    private final Tap tap = new Tap();

    private Wire(JGroupsTransport transport) {
        this.transport = transport;
    }

    /** What the node of a cache sends from now on. */
    static Wire of(Owners cache) {
        Wire wire = new Wire((JGroupsTransport)
                Objects.requireNonNull(cache.core().getRpcManager().getTransport()));
        wire.stack().getTransport().enableStats(true);
        wire.tap.setAddress(wire.transport.getChannel().getAddress());
        wire.stack().insertProtocolAtTop(wire.tap);
        return wire;
    }

    ProtocolStack stack() {
        return transport.getChannel().getProtocolStack();
    }

    /** All bytes that the node has sent so far, headers and acknowledgements included. */
    long bytes() {
        return stack().getTransport().getMessageStats().getNumBytesSent();
    }

    /** How many requests it has sent so far, to each other node. */
    Map<Address, Long> requests() {
        Map<Address, Long> all = new HashMap<>();
        tap.requests.forEach((to, count) -> all.put(to, count.get()));
        return all;
    }

    /** Counts what passes downwards. */
    private static final class Tap extends Protocol {

        private static final byte REPLY = RequestCorrelator.Header.RSP;

        private final ConcurrentMap<Address, AtomicLong> requests = new ConcurrentHashMap<>();

        @Override
        public Object down(Message message) {
            Address to = message.getDest();
            if (to != null && !reply(message)) {
                requests.computeIfAbsent(to, none -> new AtomicLong()).incrementAndGet();
            }
            return down_prot.down(message);
        }

        private static boolean reply(Message message) {
            for (org.jgroups.Header header : message.getHeaders().values()) {
                if (header instanceof RequestCorrelator.Header correlated && correlated.type == REPLY) {
                    return true;
                }
            }
            return false;
        }
    }
}
