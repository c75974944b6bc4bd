// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The threads of several nodes that want the same, and what became of them. */
final class Storm {

    /** Threads on each node. */
    static final int THREADS = 8;

    private final Duration patience;
    private final List<Node> nodes = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();

    /**
     * A storm of nobody yet.
     *
     * @param patience how long those who wait for its end wait for each node
     */
    Storm(Duration patience) {
        this.patience = patience;
    }

    /** Has a node's threads begin. */
    Storm on(Node node, String topic, Object... words) {
        nodes.add(node);
        answers.add(node.crowd(topic, words));
        return this;
    }

    /** Has the threads of all nodes get {@code key}. */
    static Storm get(KitCluster cluster, String cache, String key) {
        Storm storm = new Storm(cluster.patience().end());
        cluster.nodes().forEach(node -> storm.on(node, Topic.GET, cache, key, THREADS));
        return storm;
    }

    /** Waits for all; what each call came to: {@code =} and its value, or {@code !} and its exception. */
    List<String> endings() throws InterruptedException {
        List<String> endings = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            endings.addAll(
                    Arrays.asList(nodes.get(i).await(answers.get(i), patience).split(";", -1)));
        }
        return endings;
    }
}
