// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Rest;
import java.util.List;

/** Threads of three nodes want the same. */
final class StormScenarios {

    private static final int CALLERS = 3 * Storm.THREADS;
    private static final int KEYS = 50;

    private StormScenarios() {}

    static List<ClusterScenario> all() {
        return List.of(
                ClusterScenario.of(
                        "cold-key",
                        "Threads of three nodes that miss one key together cause one load, and all get its value.",
                        "1 load for 24 callers on 3 nodes",
                        StormScenarios::coldKey),
                ClusterScenario.of(
                        "hot-key",
                        "When a value that threads of three nodes read expires, one of them loads it again.",
                        "1 load for 24 callers on 3 nodes",
                        StormScenarios::hotKey),
                ClusterScenario.of(
                        "failing-loader",
                        "The failure of a load is that of all who wait for it, on all nodes.",
                        "1 load for 24 callers on 3 nodes",
                        StormScenarios::failingLoader),
                ClusterScenario.of(
                        "bulk",
                        "Threads of three nodes that call getAll with the same cold keys cause one load for each key.",
                        "50 loads for 50 keys and 24 callers on 3 nodes",
                        StormScenarios::bulk));
    }

    private static Verdict coldKey(KitCluster cluster, String name) throws InterruptedException {
        String key = name + "." + NodeLoader.HELD;
        return verdict(cluster, name, 0, 1, storm(cluster, name, Storm.get(cluster, name, key)), "=loaded");
    }

    private static Verdict hotKey(KitCluster cluster, String name) throws InterruptedException {
        String key = name + "." + NodeLoader.HELD;
        Node first = cluster.nodes().get(0);
        cluster.tellAll(Topic.BRIEF, true);
        first.ask(cluster.patience().answer(), Topic.GET, name, key, 1);
        cluster.tellAll(Topic.BRIEF, false);
        for (Node node : cluster.nodes()) {
            if (!Rest.awaitOnce(
                    () -> isGone(cluster, node, name, key), cluster.patience().answer())) {
                return new Verdict.Fail("a value of 300 ms was still there after "
                        + cluster.patience().answer().toSeconds() + " s");
            }
        }
        long before = cluster.loads(name);
        return verdict(cluster, name, before, 1, storm(cluster, name, Storm.get(cluster, name, key)), "=loaded");
    }

    private static Verdict failingLoader(KitCluster cluster, String name) throws InterruptedException {
        String key = name + "." + NodeLoader.FAILING;
        List<String> endings = storm(cluster, name, Storm.get(cluster, name, key));
        return verdict(cluster, name, 0, 1, endings, "!CacheLoaderException");
    }

    private static Verdict bulk(KitCluster cluster, String name) throws InterruptedException {
        Storm storm = new Storm(cluster.patience().end());
        cluster.nodes().forEach(node -> storm.on(node, Topic.GET_ALL, name, name, KEYS, Storm.THREADS));
        return verdict(cluster, name, 0, KEYS, storm(cluster, name, storm), "=" + KEYS);
    }

    /** Lets the loads go on when every thread of every node stands where the provider makes it stand. */
    private static List<String> storm(KitCluster cluster, String tag, Storm storm) throws InterruptedException {
        cluster.awaitLoad(tag);
        cluster.rest();
        cluster.tellAll(Topic.RELEASE, tag);
        return storm.endings();
    }

    private static Verdict verdict(
            KitCluster cluster, String tag, long before, int ideal, List<String> endings, String right) {
        long loads = cluster.loads(tag) - before;
        long good = endings.stream().filter(ending -> ending.startsWith(right)).count();
        return Verdict.of(
                loads == ideal && good == CALLERS,
                loads + (loads == 1 ? " load; " : " loads; ") + good + " of " + CALLERS
                        + (right.startsWith("!") ? " callers got a CacheLoaderException" : " callers got the values"));
    }

    private static boolean isGone(KitCluster cluster, Node node, String cache, String key) {
        try {
            return node.ask(cluster.patience().answer(), Topic.HOLDS, cache, key)
                    .equals("false");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
