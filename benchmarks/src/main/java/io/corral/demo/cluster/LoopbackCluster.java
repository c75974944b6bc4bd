// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A cluster that no other run can be part of: a name of its own, and a port of the loopback interface for each node.
 *
 * @param ports the nodes' ports, in the nodes' order
 */
record LoopbackCluster(String name, List<Integer> ports) {

    private static final String ADDRESS = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Above the ports that Corral takes by itself. */
    private static final int FIRST_PORT = 7_900;

    /** Corral's stack listens at a second port, so far above the first. */
    private static final int SECOND_PORT = 50_000;

    private static final int LAST_PORT = 65_535 - SECOND_PORT;

    private static final int TRIES = 2_000;

    /**
     * Makes up a name and finds ports that are free now.
     *
     * @throws DemoFailure if there are not enough
     */
    static LoopbackCluster choose(int nodes) {
        Random random = new SecureRandom();
        byte[] name = new byte[6];
        random.nextBytes(name);
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < TRIES && ports.size() < nodes; i++) {
            int port = FIRST_PORT + random.nextInt(LAST_PORT - FIRST_PORT);
            if (!ports.contains(port) && isFree(port) && isFree(port + SECOND_PORT)) {
                ports.add(port);
            }
        }
        if (ports.size() < nodes) {
            throw new DemoFailure(
                    ExitCode.CONTENDER,
                    "There are no " + nodes + " free ports for the nodes on " + ADDRESS + ": each needs one from "
                            + FIRST_PORT + " to " + LAST_PORT + ", and the one " + SECOND_PORT
                            + " above it. Is listening there allowed?");
        }
        return new LoopbackCluster("demo-" + HexFormat.of().formatHex(name), List.copyOf(ports));
    }

    /**
     * The options that make a JVM's Corral a node of this cluster.
     *
     * @param node the node's number, from 1
     */
    List<String> jvmOptions(int node) {
        String hosts = ports.stream().map(port -> ADDRESS + "[" + port + "]").collect(Collectors.joining(","));
        return List.of(
                "-Dcorral.cluster=" + name,
                "-Dcorral.cluster.bind=" + ADDRESS + ":" + ports.get(node - 1),
                "-Dcorral.cluster.hosts=" + hosts);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
