// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.probe.Rest;
import io.corral.kit.process.Child;
import io.corral.kit.process.KitFailure;
import io.corral.kit.process.Provision;
import io.corral.kit.process.Spoken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Three nodes, each a JVM that the kit has started; closing this kills them. */
final class KitCluster {

    /** How long a node may take to join, and the nodes to see each other. */
    private static final Duration JOIN = Duration.ofMinutes(2);

    private static final int SIZE = 3;

    /** One more may join after another has been killed. */
    private static final int PLACES = 5;

    private final Function<Map<String, String>, Provision> provisions;
    private final Path folder;
    private final Loopback loopback = Loopback.choose(PLACES);
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final List<Spoken> loads = new CopyOnWriteArrayList<>();
    private final AtomicInteger started = new AtomicInteger();

    private volatile ClusterPatience patience;

    private KitCluster(Function<Map<String, String>, Provision> provisions, Path folder, ClusterPatience patience) {
        this.provisions = provisions;
        this.folder = folder;
        this.patience = patience;
    }

    /**
     * Starts three nodes and waits until they see each other's entries, and as long as this provider's need to settle.
     *
     * @throws KitFailure if they do not; none is left
     */
    static KitCluster start(Function<Map<String, String>, Provision> provisions, Path folder, ClusterPatience patience)
            throws InterruptedException {
        KitCluster cluster = new KitCluster(provisions, folder, patience);
        try {
            // The first one alone: who comes to a cluster that is not there yet might found another.
            cluster.join();
            List<Node> others = new ArrayList<>();
            for (int i = 1; i < SIZE; i++) {
                others.add(cluster.launch());
            }
            for (Node other : others) {
                cluster.admit(other);
            }
            TimeUnit.MILLISECONDS.sleep(patience.settle().toMillis());
            return cluster;
        } catch (RuntimeException | InterruptedException e) {
            cluster.close();
            throw e;
        }
    }

    /** Starts one more node; returns when it has joined and sees what the first node has put. */
    Node join() throws InterruptedException {
        Node node = launch();
        admit(node);
        return node;
    }

    private Node launch() {
        int number = started.incrementAndGet();
        if (number > PLACES) {
            throw new KitFailure("There is no port left for another node.");
        }
        Path log = folder.resolve("node-" + number + ".log");
        Node node = new Node("node-" + number, loads::add);
        node.startedAs(Child.start(
                provisions.apply(loopback.place(number)), NodeProgram.class, List.of(node.name()), log, node::hear));
        nodes.add(node);
        return node;
    }

    private void admit(Node node) throws InterruptedException {
        if (!node.awaitJoined(JOIN)) {
            throw new KitFailure(node.name() + " did not join; what its JVM said is in " + folder + ".");
        }
        String key = "seen." + UUID.randomUUID();
        nodes.get(0).ask(patience.answer(), Topic.PUT, "kit-first", key, "seen");
        boolean seen = Rest.awaitOnce(() -> peek(node, key), JOIN);
        if (!seen) {
            throw new KitFailure(
                    node.name() + " does not see what the first node puts; are they one cluster? " + folder);
        }
    }

    private boolean peek(Node node, String key) {
        try {
            return node.ask(patience.answer(), Topic.PEEK, "kit-first", key).equals("=seen");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How long scenarios wait. */
    ClusterPatience patience() {
        return patience;
    }

    /** Changes how long they wait. */
    void patience(ClusterPatience other) {
        patience = other;
    }

    /** The nodes that are there. */
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Kills a node. */
    void kill(Node node) throws InterruptedException {
        nodes.remove(node);
        node.kill();
    }

    /** Opens a cache on all nodes, one after the other. */
    void open(String cache) throws InterruptedException {
        for (Node node : nodes) {
            node.ask(patience.answer(), Topic.OPEN, cache);
        }
    }

    /** Tells all nodes, one after the other. */
    void tellAll(String topic, Object... words) throws InterruptedException {
        for (Node node : nodes) {
            node.ask(patience.answer(), topic, words);
        }
    }

    /** Waits until every thread of every crowd, on all nodes, stands where the provider makes it stand. */
    void rest() throws InterruptedException {
        for (Node node : nodes) {
            node.rest(patience.answer());
        }
    }

    /** Waits for a load of {@code tag} to begin anywhere; the value that it will bring, or empty. */
    String awaitLoad(String tag) throws InterruptedException {
        Rest.awaitOnce(() -> !begun(List.of(tag)).isEmpty(), patience.begin());
        return begun(List.of(tag)).getOrDefault(tag, "");
    }

    /** Waits for a load of any tag to begin, and for all threads to stand; the values of all loads that have begun, by tags. */
    Map<String, String> awaitLoads(List<String> tags) throws InterruptedException {
        Rest.awaitOnce(() -> !begun(tags).isEmpty(), patience.begin());
        rest();
        return begun(tags);
    }

    private Map<String, String> begun(List<String> tags) {
        return loads.stream()
                .filter(line -> tags.contains(line.word(1)))
                .collect(Collectors.toMap(line -> line.word(1), line -> line.word(2), (first, later) -> first));
    }

    /** How often keys of {@code tag} were loaded on all nodes that are or were there. */
    long loads(String tag) {
        return loads.stream().filter(line -> line.word(1).equals(tag)).count();
    }

    void close() throws InterruptedException {
        for (Node node : nodes) {
            node.kill();
        }
        nodes.clear();
    }
}
