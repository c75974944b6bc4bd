// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.cluster.NodeProcess.Work;
import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A cluster with a JVM for each node: three that stay, and others that come and are killed. */
final class Processes implements AutoCloseable {

    static final int STAYING = 3;

    private final Work work;
    private final String cluster;
    private final Mode mode;
    private final List<Integer> ports;
    private final List<RemoteNode> staying = new ArrayList<>();
    private final List<RemoteNode> guests = new ArrayList<>();

    /** @param guests how many more nodes may come, one after the other */
    Processes(Work work, Mode mode, int guests) {
        this.work = work;
        this.mode = mode;
        this.ports = Nodes.freePorts(STAYING + guests);
        this.cluster = "corral-processes-" + ProcessHandle.current().pid() + "-" + ports.get(0);
        try {
            for (int node = 0; node < STAYING; node++) {
                staying.add(new RemoteNode(work, cluster, mode, node, ports));
                // One after the other: nodes that start at the same moment may each begin a cluster of their own.
                staying.get(node).awaitReady();
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** The nodes that stay. */
    List<RemoteNode> staying() {
        return staying;
    }

    /** Starts one more node, which is not yet there when this returns. */
    RemoteNode invite() {
        RemoteNode guest = new RemoteNode(work, cluster, mode, STAYING + guests.size(), ports);
        guests.add(guest);
        return guest;
    }

    /** How often these nodes have loaded a key, all together. */
    static int loads(List<RemoteNode> nodes, String key) {
        return nodes.stream()
                .mapToInt(node -> Integer.parseInt(node.ask("loads", key)))
                .sum();
    }

    /** The first so many names with this beginning of which a node is the primary owner, or is not. */
    static List<String> keys(RemoteNode node, boolean primary, int count, String prefix) {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> prefix + i)
                .filter(key -> Boolean.parseBoolean(node.ask("primary", key)) == primary)
                .limit(count)
                .toList();
    }

    @Override
    public void close() {
        guests.forEach(RemoteNode::close);
        staying.forEach(RemoteNode::close);
    }
}
