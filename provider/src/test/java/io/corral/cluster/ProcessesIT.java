// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.NodeProcess.Work;
import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Three JVMs on loopback, and loads counted over all of them. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(300)
class ProcessesIT {

    private static final int CALLERS = 3;
    private static final String LOAD_MILLIS = "50";

    private static Processes processes;
    private static List<RemoteNode> nodes;

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        processes = new Processes(Work.STORMS, mode, 1);
        nodes = processes.staying();
        nodes.forEach(node -> node.ask("takes", LOAD_MILLIS));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        processes.close();
    }

    @Test
    void three_processes_of_thirty_two_threads_load_each_of_fifty_cold_keys_once() {
        assertOneLoadForEachKey(nodes, "cold");
        assertThat(nodes.get(1).ask("remove", "cold0")).isEqualTo("true");
        assertThat(nodes.get(2).ask("get", "cold0")).isEqualTo("loaded-cold0");
        assertThat(Processes.loads(nodes, "cold0")).isEqualTo(2);
    }

    @Test
    void a_process_that_joins_during_a_storm_causes_no_further_load_and_killed_one_more_for_each_it_had_begun() {
        RemoteNode fourth = assertOneLoadForEachKeyWhileAnotherJoins();
        assertOneMoreLoadForAKilledHolder(fourth);
    }

    private static RemoteNode assertOneLoadForEachKeyWhileAnotherJoins() {
        RemoteNode fourth = processes.invite();
        CompletableFuture<Void> joining = fourth.ready();
        // One storm after the other, each over keys that are cold: one of them is the one it joins in.
        int storms = 0;
        for (; !joining.isDone(); storms++) {
            assertOneLoadForEachKey(nodes, "joined-" + storms + "-");
        }
        assertThat(storms).isPositive();
        fourth.awaitReady();
        fourth.ask("takes", LOAD_MILLIS);
        List<RemoteNode> four = Stream.concat(nodes.stream(), Stream.of(fourth)).toList();
        assertOneLoadForEachKey(four, "four");
        for (int storm = 0; storm < storms; storm++) {
            String prefix = "joined-" + storm + "-";
            assertThat(fourth.ask("storm", prefix)).as("wrong reads").isEqualTo("0");
            assertLoadedOnce(four, prefix);
        }
        return fourth;
    }

    private static void assertOneMoreLoadForAKilledHolder(RemoteNode doomed) {
        // Of some keys it is the primary owner, of others not.
        List<String> keys = Stream.of(true, false)
                .flatMap(primary -> Processes.keys(doomed, primary, 5, "held-" + primary).stream())
                .toList();
        for (String key : keys) {
            doomed.ask("hold", key);
            doomed.send("get", key);
            doomed.ask("entered", key);
        }
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (String key : keys) {
            for (RemoteNode node : nodes) {
                IntStream.range(0, CALLERS).forEach(i -> calls.add(node.send("get", key)));
            }
        }
        nodes.forEach(node -> node.ask("waiting", String.valueOf(keys.size() * CALLERS)));
        assertThat(keys)
                .allSatisfy(key -> assertThat(Processes.loads(nodes, key)).isZero());

        doomed.kill();

        assertThat(calls).allSatisfy(call -> assertThat(RemoteNode.result(call)).startsWith("loaded-held"));
        assertThat(keys)
                .allSatisfy(key -> assertThat(Processes.loads(nodes, key))
                        .as("one more load than the killed one")
                        .isOne());
    }

    private static void assertOneLoadForEachKey(List<RemoteNode> nodes, String prefix) {
        List<CompletableFuture<String>> storms =
                nodes.stream().map(node -> node.send("storm", prefix)).toList();
        assertThat(storms)
                .allSatisfy(storm ->
                        assertThat(RemoteNode.result(storm)).as("wrong reads").isEqualTo("0"));
        assertLoadedOnce(nodes, prefix);
    }

    private static void assertLoadedOnce(List<RemoteNode> nodes, String prefix) {
        assertThat(IntStream.range(0, StormVerbs.KEYS).mapToObj(i -> prefix + i))
                .allSatisfy(key -> assertThat(Processes.loads(nodes, key)).isOne());
    }
}
