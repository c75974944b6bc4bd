// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.process.KitFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A place for a cluster that no other run can be part of: a name, and free ports of the loopback interface.
 *
 * @param cluster the name
 * @param ports a port for each node that may join
 */
record Loopback(String cluster, List<Integer> ports) {

    private static final int FIRST = 10_000;
    private static final int LAST = 15_000;

    /** Some take a second port so far above the first. */
    private static final int ABOVE = 50_000;

    private static final int TRIES = 1_000;

    static Loopback choose(int nodes) {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < TRIES && ports.size() < nodes; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (!ports.contains(port) && isFree(port) && isFree(port + ABOVE)) {
                ports.add(port);
            }
        }
        if (ports.size() < nodes) {
            throw new KitFailure("There are no " + nodes + " free ports on the loopback interface.");
        }
        return new Loopback("kit-" + UUID.randomUUID().toString().substring(0, 8), List.copyOf(ports));
    }

    /** The placeholders of a node, counted from 1. */
    Map<String, String> place(int node) {
        Map<String, String> place = new TreeMap<>();
        place.put("cluster", cluster);
        place.put("node", Integer.toString(node));
        place.put("port", ports.get(node - 1).toString());
        for (int i = 0; i < ports.size(); i++) {
            place.put("port." + (i + 1), ports.get(i).toString());
        }
        return place;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
