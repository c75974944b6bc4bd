// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.model.Verdict;
import java.time.Duration;
import java.util.List;

/** Nodes die and come. */
final class MemberScenarios {

    private static final Duration BEGIN = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int KEYS = 100;
    private static final int WALKERS = 2;

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
                        "While two nodes load cold keys, and a third joins and reads them, each key is loaded once.",
                        "100 loads for 100 keys",
                        MemberScenarios::nodeJoining));
    }

    private static Verdict holderKilled(KitCluster cluster, String name) throws InterruptedException {
        String key = name + "." + NodeLoader.HELD;
        // Nobody waits for its answer: it may be dead.
        new Storm().on(cluster.nodes().get(2), Topic.GET, name, key, 1);
        String loading = cluster.awaitLoad(name, BEGIN);
        if (loading.isEmpty()) {
            return new Verdict.Fail("the loader was not called");
        }
        // A provider need not load where the caller is.
        Node holder = cluster.nodes().stream()
                .filter(node -> loading.startsWith("loaded " + node.name() + " "))
                .findFirst()
                .orElseThrow();
        Storm storm = new Storm();
        for (Node node : cluster.nodes()) {
            if (!node.equals(holder)) {
                storm.on(node, Topic.GET, name, key, Storm.THREADS);
            }
        }
        for (Node node : cluster.nodes()) {
            node.ask(ANSWER, Topic.REST);
        }
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
        Storm storm = new Storm();
        cluster.nodes().forEach(node -> storm.on(node, Topic.WALK, name, name, KEYS, WALKERS));
        Node joined = cluster.join();
        joined.ask(ANSWER, Topic.OPEN, name);
        storm.on(joined, Topic.WALK, name, name, KEYS, WALKERS);
        List<String> endings = storm.endings();
        long loads = cluster.loads(name);
        long right = endings.stream().filter(("=" + KEYS)::equals).count();
        return Verdict.of(
                loads == KEYS && right == endings.size(),
                loads + " loads for " + KEYS + " keys; " + right + " of " + endings.size()
                        + " callers got all of them");
    }
}
