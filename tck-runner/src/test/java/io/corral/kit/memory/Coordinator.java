// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the nodes of clusters in memory share. It is in the JVM of the test, so that no node's death is its own; nodes
 * speak to it through the loopback interface, with a connection for each call.
 */
public final class Coordinator implements AutoCloseable {

    private final Map<String, Members> clusters = new ConcurrentHashMap<>();
    private final ServerSocket door;
    private volatile Set<ClusterFault> faults = Set.of();

    private Coordinator(ServerSocket door) {
        this.door = door;
    }

    /** Starts one, without faults. */
    public static Coordinator start() throws IOException {
        Coordinator coordinator = new Coordinator(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        daemon(coordinator::welcome, "memory-coordinator");
        return coordinator;
    }

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** Lets go all who wait in any cache, and has caches that are opened from now on be wrong in the ways given. */
    public void spoil(ClusterFault... wrongs) {
        clusters.values().forEach(Members::letGo);
        faults = Set.of(wrongs);
    }

    @Override
    public void close() throws IOException {
        door.close();
        spoil();
    }

    private void welcome() {
        try {
            while (true) {
                Socket guest = door.accept();
                daemon(() -> serve(guest), "memory-call");
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket guest) {
        try (Line line = new Line(guest)) {
            Members members = clusters.computeIfAbsent(line.read(), any -> new Members());
            String node = line.read();
            String verb = line.read();
            if (verb.equals(Line.HELLO)) {
                members.join(node, faults);
                line.write(Line.DONE);
            } else {
                String cache = line.read();
                new Conversation(line, members.room(cache, faults), members.isNewcomer(node)).hold(verb);
            }
        } catch (IOException | IllegalStateException e) {
            // The node has died, or the test is done with it: the closed line tells it, if it can still hear.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
