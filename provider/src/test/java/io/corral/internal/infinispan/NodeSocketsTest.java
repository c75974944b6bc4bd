// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jgroups.util.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node that has left its cluster still holds open: nothing. */
@Timeout(30)
class NodeSocketsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NOTHING_MORE = -1;

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final NodeSockets sockets = new NodeSockets();
    private final SocketFactory factory = sockets.factory();

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void a_connection_that_was_accepted_ends_when_the_node_leaves() throws IOException {
        try (ServerSocket server = factory.createServerSocket("any", 0, 1, loopback);
                Socket peer = new Socket(loopback, server.getLocalPort());
                Socket accepted = server.accept()) {
            sockets.close();

            assertThat(accepted.isClosed()).isTrue();
            assertThat(server.isClosed()).isTrue();
            assertThat(peer.getInputStream().read()).isEqualTo(NOTHING_MORE);
        }
    }

    @Test
    void a_connection_that_was_opened_ends_when_the_node_leaves() throws IOException {
        try (ServerSocket peer = new ServerSocket(0, 1, loopback);
                Socket opened = factory.createSocket("any", loopback, peer.getLocalPort());
                Socket accepted = peer.accept()) {
            sockets.close();

            assertThat(opened.isClosed()).isTrue();
            assertThat(accepted.getInputStream().read()).isEqualTo(NOTHING_MORE);
        }
    }

    @Test
    void whoever_waits_for_a_connection_is_woken_when_the_node_leaves() throws IOException {
        try (ServerSocket server = factory.createServerSocket("any", 0, 1, loopback)) {
            CompletableFuture<Socket> accepting = new CompletableFuture<>();
            Thread acceptor = new Thread(() -> {
                try {
                    accepting.complete(server.accept());
                } catch (IOException e) {
                    accepting.completeExceptionally(e);
                }
            });
            acceptor.start();
            await().atMost(PATIENCE).until(() -> acceptor.getState() == Thread.State.RUNNABLE);
            sockets.close();

            assertThatThrownBy(() -> accepting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    void nothing_is_opened_once_the_node_has_left() {
        sockets.close();

        assertThatThrownBy(() -> factory.createSocket("any"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("has left its cluster");
        assertThatThrownBy(() -> factory.createServerSocket("any"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("has left its cluster");
    }

    @Test
    void a_socket_that_cannot_be_bound_or_connected_is_closed() throws IOException {
        int taken;
        try (ServerSocket server = factory.createServerSocket("any", 0, 1, loopback)) {
            taken = server.getLocalPort();
            assertThatThrownBy(() -> factory.createServerSocket("any", taken, 1, loopback))
                    .isInstanceOf(IOException.class);
            assertThat(sockets.count()).isOne();
        }
        assertThatThrownBy(() -> factory.createSocket("any", loopback, taken)).isInstanceOf(IOException.class);
        assertThat(sockets.count()).isZero();
    }
}
