// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection between a node and the coordinator, for one call. Words go over it. */
final class Line implements AutoCloseable {

    /** From a node: it joins. */
    static final String HELLO = "hello";

    /** From a node: it wants a value, or one of several; the key, and lifetimes, follow. */
    static final String GET = "get";

    static final String GET_ALL = "get-all";
    static final String PEEK = "peek";
    static final String PUT = "put";
    static final String REMOVE = "remove";
    static final String CLEAR = "clear";

    /** To a node: load; it answers {@link #LOADED} or {@link #FAILED}. */
    static final String LOAD = "load";

    /** To a node: load, and keep it. */
    static final String LOAD_ALONE = "load-alone";

    /** From the node that loads, or to one that waits: value, and from the node its lifetime. */
    static final String LOADED = "loaded";

    static final String FAILED = "failed";

    /** To a node: that is all; there is no value. */
    static final String DONE = "done";

    private final Socket socket;
    private final DataInputStream input;
    private final DataOutputStream output;

    Line(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.input = new DataInputStream(socket.getInputStream());
        this.output = new DataOutputStream(socket.getOutputStream());
    }

    static Line to(int port) throws IOException {
        return new Line(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    void write(String... words) throws IOException {
        for (String word : words) {
            output.writeUTF(word);
        }
        output.flush();
    }

    /** Waits for a word; an exception if the other end is gone. */
    String read() throws IOException {
        return input.readUTF();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
