// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.NodeProcess.Work;
import io.corral.cluster.Nodes.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Measures how long those wait whose holder is killed: a JVM for each node, one of which is killed in the middle of its
 * loads, ten times over. It asserts nothing of the times; they are in the log and in {@code target/take-over.txt}.
 */
@Tag("deep")
@Timeout(600)
class TakeOverTimesIT {

    private static final Logger LOG = Logger.getLogger(TakeOverTimesIT.class);
    private static final int ROUNDS = 10;
    private static final Path TABLE = Path.of("target", "take-over.txt");

    /** What is measured, each from the kill on, in nanoseconds, in all rounds. */
    private enum Measure {
        NOTICED("all survivors' views are without the node"),
        PRIMARY("all waiters have the value, the node was primary owner"),
        OTHER("all waiters have the value, it was not");

        private final String words;

        Measure(String words) {
            this.words = words;
        }
    }

    @Test
    void a_table_of_the_times_from_a_kill_to_the_value() throws IOException {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%-12s %-56s %8s %8s %8s%n", "mode", "ms from the kill until", "median", "least", "most"));
        for (Mode mode : Mode.values()) {
            Map<Measure, List<Long>> times = measure(mode);
            times.forEach((measure, nanos) -> table.append(row(mode, measure, nanos)));
        }
        LOG.infof("%d kills for each mode:%n%s", ROUNDS, table);
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, table);
    }

    private static Map<Measure, List<Long>> measure(Mode mode) {
        Map<Measure, List<Long>> times = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            times.put(measure, new ArrayList<>());
        }
        try (Processes processes = new Processes(Work.STORMS, mode, ROUNDS)) {
            for (int round = 0; round < ROUNDS; round++) {
                kill(processes, round, times);
            }
        }
        return times;
    }

    private static void kill(Processes processes, int round, Map<Measure, List<Long>> times) {
        RemoteNode doomed = processes.invite();
        doomed.awaitReady();
        String primary =
                Processes.keys(doomed, true, 1, "primary" + round + "-").get(0);
        String other = Processes.keys(doomed, false, 1, "other" + round + "-").get(0);
        for (String key : List.of(primary, other)) {
            doomed.ask("hold", key);
            doomed.send("get", key);
            doomed.ask("entered", key);
        }
        List<RemoteNode> survivors = processes.staying();
        CompletableFuture<Long> primaryCame = whenAll(survivors, "get", primary);
        CompletableFuture<Long> otherCame = whenAll(survivors, "get", other);
        survivors.forEach(node -> node.ask("waiting", "2"));
        CompletableFuture<Long> noticed = whenAll(survivors, "members", String.valueOf(Processes.STAYING));

        long begin = System.nanoTime();
        doomed.kill();

        times.get(Measure.NOTICED).add(result(noticed) - begin);
        times.get(Measure.PRIMARY).add(result(primaryCame) - begin);
        times.get(Measure.OTHER).add(result(otherCame) - begin);
        assertThat(List.of(primary, other))
                .allSatisfy(key -> assertThat(Processes.loads(survivors, key)).isOne());
    }

    /** When all nodes have answered. */
    private static CompletableFuture<Long> whenAll(List<RemoteNode> nodes, String verb, String key) {
        return CompletableFuture.allOf(nodes.stream()
                        .map(node -> node.send(verb, key).thenAccept(TakeOverTimesIT::requireSuccess))
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> System.nanoTime());
    }

    private static void requireSuccess(String answer) {
        assertThat(answer).doesNotStartWith("error");
    }

    private static long result(CompletableFuture<Long> when) {
        return when.orTimeout(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static String row(Mode mode, Measure measure, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
        return String.format(
                Locale.ROOT,
                "%-12s %-56s %8.1f %8.1f %8.1f%n",
                mode.setting(),
                measure.words,
                median / 1e6,
                sorted.get(0) / 1e6,
                sorted.get(size - 1) / 1e6);
    }
}
