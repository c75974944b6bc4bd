// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Three JVMs on loopback, and loads counted over all of them. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(300)
class ProcessesIT {

    private static final int KEYS = 10;
    private static final int CALLERS = 3;

    private final List<RemoteNode> nodes = new ArrayList<>();

    @Parameter
    Mode mode;

    @BeforeEach
    void start() {
        List<Integer> ports = Nodes.freePorts(3);
        String cluster = "corral-processes-" + ProcessHandle.current().pid() + "-" + ports.get(0);
        for (int node = 0; node < 3; node++) {
            nodes.add(new RemoteNode(cluster, mode, node, ports));
            // One after the other: nodes that start at the same moment may each begin a cluster of their own.
            nodes.get(node).awaitReady();
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(RemoteNode::close);
    }

    @Test
    void three_processes_load_each_key_once_and_a_killed_holder_costs_one_more_load() {
        assertOneLoadForEachKey();
        assertOneMoreLoadForAKilledHolder();
    }

    private void assertOneLoadForEachKey() {
        List<String> keys = keys("cold");
        List<CompletableFuture<String>> calls = getEverywhere(nodes, keys);
        assertThat(calls).allSatisfy(call -> assertThat(RemoteNode.result(call)).startsWith("loaded-cold"));
        assertThat(keys).allSatisfy(key -> assertThat(loads(nodes, key)).isOne());
        assertThat(nodes.get(1).ask("remove", "cold0")).isEqualTo("true");
        assertThat(nodes.get(2).ask("get", "cold0")).isEqualTo("loaded-cold0");
        assertThat(loads(nodes, "cold0")).isEqualTo(2);
    }

    private void assertOneMoreLoadForAKilledHolder() {
        List<String> keys = keys("held");
        RemoteNode doomed = nodes.get(2);
        List<RemoteNode> living = nodes.subList(0, 2);
        for (String key : keys) {
            doomed.ask("hold", key);
            doomed.send("get", key);
            doomed.ask("entered", key);
        }
        List<CompletableFuture<String>> calls = getEverywhere(living, keys);
        assertThat(keys).allSatisfy(key -> assertThat(loads(living, key)).isZero());

        doomed.kill();

        assertThat(calls).allSatisfy(call -> assertThat(RemoteNode.result(call)).startsWith("loaded-held"));
        assertThat(keys)
                .allSatisfy(key -> assertThat(loads(living, key))
                        .as("one more load than the killed one")
                        .isOne());
    }

    private static List<CompletableFuture<String>> getEverywhere(List<RemoteNode> nodes, List<String> keys) {
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (String key : keys) {
            for (RemoteNode node : nodes) {
                for (int i = 0; i < CALLERS; i++) {
                    calls.add(node.send("get", key));
                }
            }
        }
        return calls;
    }

    private static int loads(List<RemoteNode> nodes, String key) {
        return nodes.stream()
                .mapToInt(node -> Integer.parseInt(node.ask("loads", key)))
                .sum();
    }

    private static List<String> keys(String prefix) {
        return IntStream.range(0, KEYS).mapToObj(i -> prefix + i).toList();
    }
}
