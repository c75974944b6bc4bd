// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.model.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One node loads for long, and another does something meanwhile. */
final class SlowScenarios {

    private static final int TIMES = 100;
    private static final String WRITTEN = "written";

    private SlowScenarios() {}

    static List<ClusterScenario> all() {
        return List.of(
                ClusterScenario.of(
                        "hanging-loader",
                        "While the load of one key hangs on one node, operations on other keys go on, on all nodes.",
                        "1200 of 1200 operations done while the loader hangs",
                        SlowScenarios::hangingLoader),
                write("put", "the written value is seen on all nodes", Topic.PUT, "=" + WRITTEN),
                write("remove", "the loaded value is not stored", Topic.REMOVE, ""),
                write("clear", "the loaded value is not stored", Topic.CLEAR, ""));
    }

    private static ClusterScenario write(String verb, String outcome, String topic, String expected) {
        return ClusterScenario.of(
                "write-during-load-" + verb,
                verb + " on one node does not wait for a load of the key on another, and the load does not undo it.",
                "not delayed, " + outcome,
                (cluster, name) -> write(cluster, name, topic, expected));
    }

    private static Verdict hangingLoader(KitCluster cluster, String name) throws InterruptedException {
        List<Node> nodes = cluster.nodes();
        Storm hanging =
                new Storm(cluster.patience().end()).on(nodes.get(0), Topic.GET, name, name + "." + NodeLoader.HELD, 1);
        cluster.awaitLoad(name);
        List<CompletableFuture<String>> works = nodes.stream()
                .map(node -> node.begin(Topic.WORK, name, "work-" + node.name(), TIMES))
                .toList();
        int done = 0;
        long end = System.nanoTime() + cluster.patience().prompt().toNanos();
        for (CompletableFuture<String> work : works) {
            done += isDone(work, end) ? 4 * TIMES : 0;
        }
        cluster.tellAll(Topic.RELEASE, name);
        boolean landed = hanging.endings().get(0).startsWith("=loaded");
        int all = 4 * TIMES * nodes.size();
        return Verdict.of(
                done == all && landed,
                done + " of " + all + " operations done while the loader hung, counted by nodes that had done theirs");
    }

    private static Verdict write(KitCluster cluster, String name, String topic, String expected)
            throws InterruptedException {
        List<Node> nodes = cluster.nodes();
        String key = name + "." + NodeLoader.HELD;
        Storm loading = new Storm(cluster.patience().end()).on(nodes.get(0), Topic.GET, name, key, 1);
        String late = cluster.awaitLoad(name);
        if (late.isEmpty()) {
            return new Verdict.Fail("the loader was not called");
        }
        CompletableFuture<String> write = nodes.get(1).begin(topic, name, key, WRITTEN);
        boolean delayed =
                !isDone(write, System.nanoTime() + cluster.patience().prompt().toNanos());
        cluster.tellAll(Topic.RELEASE, name);
        nodes.get(1).await(write, cluster.patience().answer());
        loading.endings();
        int kept = 0;
        int lost = 0;
        for (Node node : nodes) {
            String left = node.ask(cluster.patience().answer(), Topic.PEEK, name, key);
            kept += left.equals("=" + late) ? 1 : 0;
            lost += expected.isEmpty() || left.equals(expected) ? 0 : 1;
        }
        return Verdict.of(
                !delayed && kept == 0 && lost == 0,
                (delayed ? "the write waited for the load" : "the write did not wait") + "; "
                        + (kept > 0
                                ? "the late value is seen on " + kept + " of " + nodes.size() + " nodes"
                                : lost > 0
                                        ? "the written value is missing on " + lost + " of " + nodes.size() + " nodes"
                                        : "the late value is seen on no node"));
    }

    private static boolean isDone(CompletableFuture<String> answer, long end) throws InterruptedException {
        try {
            answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }
}
