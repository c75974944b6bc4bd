// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * Nodes of one cluster, in this JVM or each in one of its own, on the loopback interface: a name and ports that no other run has.
 * What makes a manager of the provider a node stands in {@value #SETTINGS} in the peer's folder.
 */
public final class Nodes {

    /** The file with the manager's properties; its placeholders are also system properties while a node starts. */
    static final String SETTINGS = "cluster.properties";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int FIRST_PORT = 7_900;
    private static final int SECOND_PORT = 50_000;
    private static final int LAST_PORT = 65_535 - SECOND_PORT;
    private static final int TRIES = 2_000;

    private final Random random = new SecureRandom();
    private final Properties placeholders = new Properties();
    private final List<Integer> ports = new ArrayList<>();
    private final List<Provider> opened = new ArrayList<>();
    private final List<Companion> companions = new ArrayList<>();

    private Nodes() {}

    /**
     * Finds a name and ports for some nodes, and starts none of them yet.
     *
     * @throws IllegalStateException if there are not enough free ports
     */
    public static Nodes prepare(int number) {
        Nodes nodes = new Nodes();
        nodes.choose(number);
        return nodes;
    }

    private void choose(int number) {
        for (int i = 0; i < TRIES && ports.size() < number; i++) {
            int port = FIRST_PORT + random.nextInt(LAST_PORT - FIRST_PORT);
            // Some need a second port, so far above the first.
            if (!ports.contains(port) && free(port) && free(port + SECOND_PORT)) {
                ports.add(port);
            }
        }
        if (ports.size() < number) {
            throw new IllegalStateException("There are not " + number + " free ports on 127.0.0.1.");
        }
        byte[] name = new byte[6];
        random.nextBytes(name);
        placeholders.setProperty("bench.cluster", "bench-" + HexFormat.of().formatHex(name));
        StringBuilder hosts = new StringBuilder();
        ports.forEach(port -> hosts.append(hosts.isEmpty() ? "" : ",")
                .append("127.0.0.1[")
                .append(port)
                .append(']'));
        placeholders.setProperty("bench.hosts", hosts.toString());
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Opens the manager of the next node. Some providers join now, others with their first cache. */
    public Provider open() {
        nextPort();
        placeholders.forEach((name, value) -> System.setProperty((String) name, (String) value));
        // A class loader of its own makes it a manager of its own.
        ClassLoader loader = new URLClassLoader(new URL[0], Nodes.class.getClassLoader());
        Provider node = Provider.open(loader, settings(placeholders));
        opened.add(node);
        return node;
    }

    /** Starts the next node in a JVM of its own, with the caches of {@link Clustered}. */
    void launch() {
        nextPort();
        Map<String, String> properties = new HashMap<>();
        placeholders.forEach((name, value) -> properties.put((String) name, (String) value));
        companions.add(Companion.start(properties));
    }

    private void nextPort() {
        placeholders.setProperty("bench.port", String.valueOf(ports.get(opened.size() + companions.size())));
    }

    /** Opens the manager of the node that this JVM is, if another one has launched it. */
    static Provider join() {
        return Provider.open(Nodes.class.getClassLoader(), settings(System.getProperties()));
    }

    private static Properties settings(Properties placeholders) {
        Properties settings = new Properties();
        try (InputStream in = Nodes.class.getResourceAsStream("/" + SETTINGS)) {
            if (in != null) {
                settings.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SETTINGS, e);
        }
        settings.replaceAll((name, text) -> filled((String) text, placeholders));
        return settings;
    }

    private static String filled(String text, Properties placeholders) {
        String filled = text;
        for (String name : placeholders.stringPropertyNames()) {
            filled = filled.replace("${" + name + "}", placeholders.getProperty(name));
        }
        return filled;
    }

    /** Ends all nodes that were opened. */
    public void close() {
        companions.forEach(Companion::close);
        if (!opened.isEmpty()) {
            opened.get(0).close();
        }
    }
}
