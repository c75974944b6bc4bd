// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.cluster.NodeProcess.Work;
import io.corral.cluster.Nodes.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Check-and-set by version from several JVMs: what was acknowledged is there, once, also when a node is killed. */
@Tag("deep")
@Timeout(600)
class IncrementsIT {

    private static final int THREADS = 8;
    private static final int EACH = 10_000;
    /** Where a fourth process counts as well. */
    private static final int FEWER = 3_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Mode.class)
    void three_processes_of_eight_threads_lose_none_of_240_000_increments(Mode mode) {
        try (Processes processes = new Processes(Work.INCREMENTS, mode, 0)) {
            List<RemoteNode> nodes = processes.staying();
            nodes.get(0).ask("fill", "-");
            List<CompletableFuture<String>> counting = nodes.stream()
                    .map(node -> increment(node, nodes.indexOf(node), EACH))
                    .toList();

            assertThat(counting)
                    .allSatisfy(
                            count -> assertThat(RemoteNode.result(count)).isEqualTo(String.valueOf(THREADS * EACH)));
            assertThat(nodes).allSatisfy(node -> assertThat(sum(node)).isEqualTo(3L * THREADS * EACH));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void when_a_process_is_killed_every_acknowledged_increment_is_there_and_none_of_the_others_twice(Mode mode) {
        try (Processes processes = new Processes(Work.INCREMENTS, mode, 1)) {
            RemoteNode doomed = processes.invite();
            doomed.awaitReady();
            List<RemoteNode> nodes = Stream.concat(processes.staying().stream(), Stream.of(doomed))
                    .toList();
            Tally tally = Tally.open(file(Processes.STAYING), THREADS);
            nodes.get(0).ask("fill", "-");
            List<CompletableFuture<String>> counting = nodes.stream()
                    .map(node -> increment(node, nodes.indexOf(node), FEWER))
                    .toList();
            await().atMost(Duration.ofMinutes(5)).until(() -> tally.done() > THREADS * FEWER / 4);

            doomed.kill();

            assertThat(counting.subList(0, Processes.STAYING))
                    .allSatisfy(
                            count -> assertThat(RemoteNode.result(count)).isEqualTo(String.valueOf(THREADS * FEWER)));
            long acknowledged = (long) Processes.STAYING * THREADS * FEWER + tally.done();
            long begun = acknowledged - tally.done() + tally.begun();
            assertThat(processes.staying())
                    .allSatisfy(node -> assertThat(sum(node))
                            .as("each once; of the dead node's last ones nobody knows")
                            .isBetween(acknowledged, begun));
            assertThat(begun - acknowledged).isLessThanOrEqualTo(THREADS);
        }
    }

    private CompletableFuture<String> increment(RemoteNode node, int number, int each) {
        return node.send("increment", THREADS + "," + each + "," + file(number));
    }

    private Path file(int number) {
        return directory.resolve("tally" + number);
    }

    private static long sum(RemoteNode node) {
        return Long.parseLong(node.ask("sum", "-"));
    }
}
