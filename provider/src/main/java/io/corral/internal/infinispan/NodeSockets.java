// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.jboss.logging.Logger;
import org.jgroups.util.DefaultSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one node's TCP transport: closing this closes them all, and no other can be opened or accepted
 * afterwards. Failure detection has channels of its own, and so has a transport with JGroups' TLS sockets of its own.
 *
 * <p>JGroups closes what it knows of when it stops. A connection that one of its threads is still accepting or opening
 * would be kept open by this JVM, and a peer that takes it for the newest sends to it, for good, what is meant for the
 * next node that listens at the same address: a node that leaves and joins again would wait for its state in vain.
 */
final class NodeSockets implements Closeable {

    private static final Logger LOG = Logger.getLogger(NodeSockets.class);

    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** For JGroups, which asks for each of its sockets here. */
    DefaultSocketFactory factory() {
        return new DefaultSocketFactory(new Outgoing(), new Incoming());
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    @Override
    public void close() {
        // First of all: whoever opens a socket afterwards sees that it is too late, or is in the set below.
        closed = true;
        open.forEach(NodeSockets::closeQuietly);
    }

    /** Closing a socket frees it even when it fails, and nobody could do more about it. */
    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket of this node did not close cleanly.", e);
        }
    }

    private <S extends Closeable> S kept(S socket) throws IOException {
        open.add(socket);
        if (closed) {
            socket.close();
            throw new SocketException("this node has left its cluster");
        }
        return socket;
    }

    private final class Peer extends Socket {

        @Override
        public synchronized void close() throws IOException {
            open.remove(this);
            super.close();
        }
    }

    private final class Listening extends ServerSocket {

        Listening() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            Peer peer = new Peer();
            implAccept(peer);
            return kept(peer);
        }

        @Override
        public void close() throws IOException {
            open.remove(this);
            super.close();
        }
    }

    private final class Outgoing extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            return kept(new Peer());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
                throws IOException {
            return connected(new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
        }

        private Socket connected(InetSocketAddress peer, @Nullable InetSocketAddress here) throws IOException {
            Socket socket = createSocket();
            try {
                socket.bind(here);
                socket.connect(peer);
                return socket;
            } catch (IOException | RuntimeException e) {
                socket.close();
                throw e;
            }
        }
    }

    private final class Incoming extends ServerSocketFactory {

        private static final int USUAL_BACKLOG = 0;

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return kept(new Listening());
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, USUAL_BACKLOG);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return bound(new InetSocketAddress(port), backlog);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress ifAddress) throws IOException {
            return bound(new InetSocketAddress(ifAddress, port), backlog);
        }

        private ServerSocket bound(InetSocketAddress here, int backlog) throws IOException {
            ServerSocket socket = createServerSocket();
            try {
                socket.bind(here, backlog);
                return socket;
            } catch (IOException | RuntimeException e) {
                socket.close();
                throw e;
            }
        }
    }
}
