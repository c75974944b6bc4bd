// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.traffic.Load;
import io.corral.demo.traffic.Patience;
import io.corral.demo.traffic.Requests;
import io.corral.demo.traffic.Waits.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The nodes of one run, which all end when this is closed, and when this process ends. */
final class NodeGroup implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(15);

    /** The shutdown hook reads it from its own thread. */
    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();

    private final Thread hook = new Thread(this::destroyAll, "end-nodes");

    private NodeGroup() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts nodes, one after the other: two that begin a cluster at the same time would begin two.
     *
     * @param logs the folder for their logs
     * @throws DemoFailure if one does not start; then none is left
     */
    static NodeGroup start(int size, NodeSettings settings, Path logs, ClusterObserver observer) {
        NodeGroup group = new NodeGroup();
        try {
            Files.createDirectories(logs);
            LoopbackCluster cluster = LoopbackCluster.choose(size);
            for (int number = 1; number <= size; number++) {
                observer.starting(number);
                group.add(number, settings, cluster, logs);
            }
            return group;
        } catch (IOException e) {
            group.close();
            throw new DemoFailure(ExitCode.REPORT, "The nodes' logs cannot be written to " + logs + ": " + e, e);
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    void go() {
        nodes.forEach(node -> node.tell(NodeCommand.GO));
    }

    /**
     * Lets nobody ask any more, and waits for the last reports.
     *
     * @throws DemoFailure if a node does not report
     */
    void stop() {
        List<NodeProcess> alive =
                nodes.stream().filter(node -> !node.isKilled()).toList();
        alive.forEach(node -> node.tell(NodeCommand.STOP));
        Patience.await(STOP, () -> {
            alive.forEach(NodeProcess::requireAlive);
            return alive.stream().allMatch(node -> node.told().isStopped());
        });
        alive.forEach(NodeProcess::requireStopped);
    }

    /** The loads of all nodes, dead ones too. */
    List<Load> loads() {
        return nodes.stream().flatMap(node -> node.told().loads().stream()).toList();
    }

    Requests requests() {
        long failed = nodes.stream().mapToLong(node -> node.told().failed()).sum();
        Optional<String> first = nodes.stream()
                .flatMap(node -> node.told().firstFailedRequest().stream())
                .findFirst();
        Interval total = total();
        return new Requests(total.served(), Math.toIntExact(total.waiting().getTotalCount()), failed, first);
    }

    /** The waits of all requests on all nodes. */
    Interval total() {
        Interval sum = Interval.empty();
        for (NodeProcess node : nodes) {
            Interval total = node.told().total();
            sum.answered().add(total.answered());
            sum.waiting().add(total.waiting());
        }
        return sum;
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending, and the hook with it.
        }
    }

    private void add(int number, NodeSettings settings, LoopbackCluster cluster, Path logs) {
        List<String> options = settings.contender().clusters() ? cluster.jvmOptions(number) : List.of();
        String name = settings.contender().title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-node-"
                + number + ".log";
        NodeProcess node = NodeProcess.start(number, settings, options, new NodeLog(logs.resolve(name)));
        nodes.add(node);
        node.awaitReady();
    }

    private void destroyAll() {
        nodes.forEach(NodeProcess::destroy);
    }
}
