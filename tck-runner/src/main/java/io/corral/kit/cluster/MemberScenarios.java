// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Rest;
import java.util.List;
import java.util.stream.Collectors;

/** Nodes die and come. */
final class MemberScenarios {

    /** So many keys further than the others were when it began must the new node come. */
    private static final int BESIDE = 100;

    /** Threads of each node, each on a way of its own: with few of them a key that is loaded twice is a matter of luck. */
    private static final int WALKERS = 8;

    private MemberScenarios() {}

    static List<ClusterScenario> all() {
        return List.of(
                ClusterScenario.of(
                        "holder-killed",
                        "When the node that loads is killed (SIGKILL), one of those who wait on the others loads instead.",
                        "1 more load, 16 of 16 callers get the value",
                        MemberScenarios::holderKilled),
                ClusterScenario.of(
                        "node-joining",
                        "While two nodes load cold keys, a third joins and gets them, too; each key is loaded once.",
                        "one load for each key that anybody got",
                        MemberScenarios::nodeJoining));
    }

    private static Verdict holderKilled(KitCluster cluster, String name) throws InterruptedException {
        String key = name + "." + NodeLoader.HELD;
        // Nobody waits for its answer: it may be dead.
        new Storm(cluster.patience().end()).on(cluster.nodes().get(2), Topic.GET, name, key, 1);
        String loading = cluster.awaitLoad(name);
        if (loading.isEmpty()) {
            return new Verdict.Fail("the loader was not called");
        }
        // A provider need not load where the caller is.
        Node holder = cluster.nodes().stream()
                .filter(node -> loading.startsWith("loaded " + node.name() + " "))
                .findFirst()
                .orElseThrow();
        Storm storm = new Storm(cluster.patience().end());
        for (Node node : cluster.nodes()) {
            if (!node.equals(holder)) {
                storm.on(node, Topic.GET, name, key, Storm.THREADS);
            }
        }
        cluster.rest();
        long before = cluster.loads(name);
        cluster.kill(holder);
        cluster.tellAll(Topic.RELEASE, name);
        List<String> endings = storm.endings();
        // Loads that had begun beside the holder's count, too: then nobody took over.
        long more = cluster.loads(name) - 1;
        long right =
                endings.stream().filter(ending -> ending.startsWith("=loaded")).count();
        return Verdict.of(
                before == 1 && more == 1 && right == endings.size(),
                more + (more == 1 ? " more load; " : " more loads; ") + right + " of " + endings.size()
                        + " callers got the value");
    }

    /** Ends with as many nodes as it began with: one is killed first if there are three. */
    private static Verdict nodeJoining(KitCluster cluster, String name) throws InterruptedException {
        if (cluster.nodes().size() > 2) {
            cluster.kill(cluster.nodes().get(2));
        }
        Storm storm = new Storm(cluster.patience().end());
        cluster.nodes().forEach(node -> storm.on(node, Topic.WALK, name, name, WALKERS));
        Node joined = cluster.join();
        joined.ask(cluster.patience().answer(), Topic.OPEN, name);
        storm.on(joined, Topic.WALK, name, name, WALKERS);
        int front = 0;
        for (Node node : cluster.nodes()) {
            front = Math.max(front, reached(cluster, node, name));
        }
        // The new node gets what the others have loaded, comes up with them, and goes on beside them.
        int goal = front + BESIDE;
        boolean beside = Rest.awaitOnce(
                () -> reached(cluster, joined, name) >= goal, cluster.patience().answer());
        cluster.tellAll(Topic.STOP, name);
        List<String> endings = storm.endings();
        List<String> steps = endings.stream()
                .filter(ending -> ending.startsWith("="))
                .map(ending -> ending.substring(1))
                .toList();
        long keys = steps.stream()
                .collect(Collectors.toMap(
                        way -> way.substring(0, way.indexOf('.')),
                        way -> Long.parseLong(way.substring(way.indexOf('.') + 1)),
                        Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        long loads = cluster.loads(name);
        return Verdict.of(
                beside && loads == keys && steps.size() == endings.size(),
                loads + " loads for " + keys + " keys; " + steps.size() + " of " + endings.size()
                        + " callers got all theirs"
                        + (beside ? "" : "; the new node did not come up with the others"));
    }

    private static int reached(KitCluster cluster, Node node, String tag) {
        try {
            return Integer.parseInt(node.ask(cluster.patience().answer(), Topic.REACHED, tag));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
