// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.cluster.Nodes.Mode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jgroups.Version;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection is used by both ends or by none, whenever a node joins or leaves. */
@Timeout(60)
class ConnectionsIT {

    private static final System.Logger LOG = System.getLogger(ConnectionsIT.class.getName());
    private static final int KEYS = 40;

    /** A port at which no node listens. */
    private static final int STRANGER = 9;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What JGroups' nodes say first on a connection. */
    private static final byte[] COOKIE = "bela".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_peer_that_had_not_yet_said_who_it_is_is_not_kept() throws Exception {
        try (Nodes nodes = Nodes.start(2, Mode.REPLICATED)) {
            IpAddress here = address(nodes, 1);
            IpAddress peer = address(nodes, 0);
            try (Socket socket = new Socket(here.getIpAddress(), here.getPort())) {
                socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
                nodes.leave(1);

                awaitEnd(socket, greeting(peer));
            }
        }
    }

    /** As JGroups does where the other's address becomes known while a view is installed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_connection_that_is_forgotten_does_not_part_the_nodes(int forgetful) {
        try (Nodes nodes = Nodes.start(2, Mode.REPLICATED)) {
            List<Cache<String, String>> caches = nodes.create("connected", new MutableConfiguration<>());
            caches.get(forgetful).put("a", "before");

            transport(nodes, forgetful).retainAll(Set.of());

            for (int i = 0; i < KEYS; i++) {
                caches.get(i % 2).put("k" + i, "after");
                assertThat(caches.get(1 - i % 2).get("k" + i)).isEqualTo("after");
            }
        }
    }

    @Test
    void a_connection_to_a_node_that_is_no_member_is_closed() throws Exception {
        try (Nodes nodes = Nodes.start(2, Mode.REPLICATED)) {
            IpAddress here = address(nodes, 0);
            IpAddress stranger = new IpAddress(here.getIpAddress(), STRANGER);
            try (Socket socket = new Socket(here.getIpAddress(), here.getPort())) {
                socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
                socket.getOutputStream().write(greeting(stranger));
                await().atMost(PATIENCE).until(() -> knows(nodes, stranger));
                nodes.leave(1);

                awaitEnd(socket, new byte[0]);
                assertThat(knows(nodes, stranger)).isFalse();
            }
        }
    }

    private static boolean knows(Nodes nodes, IpAddress peer) {
        return transport(nodes, 0).printConnections().contains(peer.printIpAddress());
    }

    /** Says something and waits until the node hangs up, in whatever form; a node that keeps silent fails. */
    private static void awaitEnd(Socket socket, byte[] greeting) throws IOException {
        try {
            socket.getOutputStream().write(greeting);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            LOG.log(Level.DEBUG, "hung up abruptly", e);
        }
    }

    private static IpAddress address(Nodes nodes, int node) {
        return (IpAddress) transport(nodes, node).localPhysicalAddress();
    }

    private static TCP transport(Nodes nodes, int node) {
        return (TCP) nodes.channel(node).getProtocolStack().getTransport();
    }

    private static byte[] greeting(IpAddress peer) throws IOException {
        ByteArrayOutputStream greeting = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(greeting);
        out.write(COOKIE);
        out.writeShort(Version.version);
        out.writeShort(peer.serializedSize());
        peer.writeTo(out);
        return greeting.toByteArray();
    }
}
