// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.Lookup.Origin;
import io.corral.cluster.HotKeyVerbs.Scene;
import io.corral.cluster.NodeProcess.Work;
import io.corral.cluster.Nodes.Mode;
import io.corral.cluster.TimedLoader.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One key that 96 threads in three JVMs read, and that becomes stale again and again. What it asserts has no time in it
 * but that of the caches' own clocks; how long reads took is in {@code target/hot-key.txt}.
 */
@Tag("deep")
@Timeout(300)
class HotKeyIT {

    private static final Path TABLE = Path.of("target", "hot-key.txt");
    private static final int THREADS = 32;
    private static final int NODES = Processes.STAYING;
    /** So many reads a second that there are some in each millisecond, and a core is left. */
    private static final int OFTEN = 10_000;

    private Processes processes;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(TABLE.getParent());
    }

    @AfterEach
    void stop() {
        processes.close();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void it_is_loaded_once_for_each_soft_expiry_and_only_the_first_reader_waits(Mode mode) throws IOException {
        open(mode, "soft", Scene.SOFT);
        Reads reads = read(20_000, OFTEN);

        List<Run> runs = runs();
        note(mode, "soft expiry, 20 s", runs, reads, "");
        assertThat(reads.failed()).isZero();
        assertThat(reads.origins().keySet()).isSubsetOf(Set.of(Origin.HIT, Origin.STALE));
        assertThat(runs).hasSizeGreaterThan(10);
        assertApart(runs, Scene.SOFT.staleAfter().toMillis());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void while_its_source_is_broken_no_reader_hears_of_it_and_the_back_off_holds_for_all(Mode mode) throws IOException {
        open(mode, "failing", Scene.FAILING);
        List<CompletableFuture<String>> failing = processes.staying().stream()
                .map(node -> node.send("fails", "5000,5000"))
                .toList();
        Reads reads = read(15_000, OFTEN);
        long mended = failing.stream()
                .mapToLong(node -> Long.parseLong(RemoteNode.result(node)))
                .max()
                .orElseThrow();

        List<Run> runs = runs();
        long first = runs.stream()
                .filter(run -> run.ended() >= mended && !run.failed())
                .findFirst()
                .orElseThrow()
                .begun();
        note(mode, "source broken for 5 s of 15", runs, reads, "reload begun " + (first - mended) + " ms after repair");
        assertThat(reads.failed()).isZero();
        assertThat(reads.origins().keySet())
                .isSubsetOf(Set.of(Origin.HIT, Origin.STALE))
                .contains(Origin.STALE);
        assertThat(runs.stream().filter(Run::failed)).hasSizeGreaterThan(2);
        for (int i = 1; i < runs.size(); i++) {
            long pause = runs.get(i - 1).failed()
                    ? HotKeyVerbs.BACK_OFF.toMillis()
                    : Scene.FAILING.staleAfter().toMillis();
            assertThat(runs.get(i).begun() - runs.get(i - 1).begun())
                    .as("between two of " + runs)
                    .isGreaterThanOrEqualTo(pause);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void with_early_refresh_it_is_loaded_once_for_each_value_however_often_it_is_read(Mode mode) throws IOException {
        processes = new Processes(Work.HOT_KEY, mode, 0);
        for (int rate : List.of(10, 100, 1_000, 10_000)) {
            open("early" + rate, Scene.EARLY);
            Reads reads = read(12_000, rate);

            List<Run> runs = runs();
            note(mode, "early refresh, " + rate + "/s", runs, reads, lead(runs, rate));
            assertThat(reads.failed()).isZero();
            assertThat(reads.origins().keySet()).isSubsetOf(Set.of(Origin.HIT, Origin.STALE));
            assertThat(runs).hasSizeGreaterThan(5);
            assertNoneAtOnce(runs);
        }
    }

    private void open(Mode mode, String name, Scene scene) {
        processes = new Processes(Work.HOT_KEY, mode, 0);
        open(name, scene);
    }

    private void open(String name, Scene scene) {
        processes
                .staying()
                .forEach(
                        node -> assertThat(node.ask("open", name + "," + scene)).startsWith(name));
        assertThat(processes.staying().get(0).ask("get", "-")).isEqualTo(HeldLoader.value("hot"));
    }

    /** All threads of all nodes read for so many milliseconds, together so often a second. */
    private Reads read(int millis, int rate) {
        int ofNode = Math.max(1, rate / NODES);
        int threads = Math.min(THREADS, ofNode);
        List<CompletableFuture<String>> reading = processes.staying().stream()
                .map(node -> node.send("read", threads + "," + millis + "," + ofNode))
                .toList();
        return reading.stream()
                .map(RemoteNode::result)
                .map(Reads::read)
                .reduce(Reads::and)
                .orElseThrow();
    }

    /** The runs of the loader on all nodes, in the order in which they began. */
    private List<Run> runs() {
        return processes.staying().stream()
                .flatMap(node -> TimedLoader.runs(node.ask("runs", "-")))
                .sorted(TimedLoader.byBegin())
                .toList();
    }

    private static void assertApart(List<Run> runs, long millis) {
        assertThat(IntStream.range(1, runs.size()))
                .allSatisfy(
                        i -> assertThat(runs.get(i).begun() - runs.get(i - 1).begun())
                                .as("between two of " + runs)
                                .isGreaterThanOrEqualTo(millis));
    }

    private static void assertNoneAtOnce(List<Run> runs) {
        assertThat(IntStream.range(1, runs.size()))
                .allSatisfy(i -> assertThat(runs.get(i).begun())
                        .as("after the one before, of " + runs)
                        .isGreaterThanOrEqualTo(runs.get(i - 1).ended()));
    }

    /** How long before its soft expiry a value was reloaded on average, and what the rule says. */
    private static String lead(List<Run> runs, int rate) {
        double staleAfter = Scene.EARLY.staleAfter().toMillis();
        double lead = IntStream.range(1, runs.size())
                .mapToDouble(
                        i -> runs.get(i - 1).ended() + staleAfter - runs.get(i).begun())
                .average()
                .orElseThrow();
        double cost = HotKeyVerbs.LOAD_TIME.toMillis();
        double rule = Math.max(0, cost * (Math.log(rate * cost / 1_000) + 0.577));
        return String.format(Locale.ROOT, "lead %.0f ms, by the rule %.0f", lead, rule);
    }

    private static void note(Mode mode, String scene, List<Run> runs, Reads reads, String besides) throws IOException {
        String row = String.format(
                Locale.ROOT,
                "%-12s %-28s %3d loads (%d failed), %7d reads: %s; us: median %d, 99%% %d, 99.9%% %d, slowest %d; %s%n",
                mode.setting(),
                scene,
                runs.size(),
                runs.stream().filter(Run::failed).count(),
                reads.count(),
                reads.origins(),
                reads.micros().get(0),
                reads.micros().get(1),
                reads.micros().get(2),
                reads.micros().get(3),
                besides);
        Files.writeString(TABLE, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
