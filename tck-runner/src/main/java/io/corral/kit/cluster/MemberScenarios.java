// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Rest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes die and come. */
final class MemberScenarios {

    /** So many keys further than the others were when it began must the new node come. */
    private static final int BESIDE = 100;

    /** Threads of each node, each on a way of its own: with few of them a key that is loaded twice is a matter of luck. */
    private static final int WALKERS = 8;

    /** That the node loads which dies: whether one is loaded twice after that may be a matter of luck. */
    private static final int KEYS = 8;

    private MemberScenarios() {}

    static List<ClusterScenario> all() {
        return List.of(
                ClusterScenario.of(
                        "holder-killed",
                        "When the node that loads is killed (SIGKILL), one of those who wait on the others loads instead.",
                        "1 more load for each key, all callers get the value",
                        MemberScenarios::holderKilled),
                ClusterScenario.of(
                        "node-joining",
                        "While two nodes load cold keys, a third joins and gets them, too; each key is loaded once.",
                        "one load for each key that anybody got",
                        MemberScenarios::nodeJoining));
    }

    private static Verdict holderKilled(KitCluster cluster, String name) throws InterruptedException {
        List<String> tags =
                IntStream.range(0, KEYS).mapToObj(i -> name + "-" + i).toList();
        // Nobody waits for its answers: it may be dead.
        Storm doomed = new Storm(cluster.patience().end());
        tags.forEach(tag -> doomed.on(cluster.nodes().get(2), Topic.GET, name, held(tag), 1));
        Map<String, String> loading = cluster.awaitLoads(tags);
        if (loading.isEmpty()) {
            return new Verdict.Fail("the loader was not called");
        }
        // A provider need not load where the caller is, nor several keys at the same time.
        Node holder = cluster.nodes().stream()
                .max(Comparator.comparingLong(node -> loading.values().stream()
                        .filter(value -> by(node, value))
                        .count()))
                .orElseThrow();
        List<String> orphaned = tags.stream()
                .filter(tag -> by(holder, loading.getOrDefault(tag, "")))
                .toList();
        // Those who live must not be kept from their work by loads that are none of this scenario's.
        release(cluster, tags.stream().filter(tag -> !orphaned.contains(tag)).toList());
        Storm storm = new Storm(cluster.patience().end());
        for (Node node : cluster.nodes()) {
            if (!node.equals(holder)) {
                orphaned.forEach(tag -> storm.on(node, Topic.GET, name, held(tag), Storm.THREADS));
            }
        }
        cluster.rest();
        long before = loads(cluster, orphaned);
        cluster.kill(holder);
        // The new loads are held as well, so that whoever does not wait for them has the time to begin one of his own.
        Rest.awaitOnce(
                () -> orphaned.stream().anyMatch(tag -> cluster.loads(tag) > 1),
                cluster.patience().begin());
        cluster.rest();
        release(cluster, orphaned);
        List<String> endings = storm.endings();
        // Loads that had begun beside the holder's count, too: then nobody took over.
        int keys = orphaned.size();
        long more = loads(cluster, orphaned) - keys;
        long right =
                endings.stream().filter(ending -> ending.startsWith("=loaded")).count();
        return Verdict.of(
                before == keys && more == keys && right == endings.size(),
                more + " more loads of " + keys + (keys == 1 ? " key; " : " keys; ") + right + " of " + endings.size()
                        + " callers got the value");
    }

    private static void release(KitCluster cluster, List<String> tags) throws InterruptedException {
        for (String tag : tags) {
            cluster.tellAll(Topic.RELEASE, tag);
        }
    }

    private static String held(String tag) {
        return tag + "." + NodeLoader.HELD;
    }

    private static boolean by(Node node, String value) {
        return value.startsWith("loaded " + node.name() + " ");
    }

    private static long loads(KitCluster cluster, List<String> tags) {
        return tags.stream().mapToLong(cluster::loads).sum();
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
        long keys = keys(steps);
        long loads = cluster.loads(name);
        return Verdict.of(
                beside && loads == keys && steps.size() == endings.size(),
                loads + " loads for " + keys + " keys; " + steps.size() + " of " + endings.size()
                        + " callers got all theirs"
                        + (beside ? "" : "; the new node did not come up with the others"));
    }

    /** How many keys the foremost threads of all ways have got, by what {@link Walk#along} says. */
    private static long keys(List<String> steps) {
        return steps.stream()
                .map(step -> step.split("\\.", -1))
                .collect(Collectors.toMap(step -> step[0], step -> Long.parseLong(step[1]), Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
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
