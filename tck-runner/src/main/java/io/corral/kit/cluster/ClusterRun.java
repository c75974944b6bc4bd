// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.model.Result;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Verdict;
import io.corral.kit.process.KitFailure;
import io.corral.kit.process.Provision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays the scenarios of three JVMs; on a new cluster after one that has failed. */
public final class ClusterRun {

    private final Function<Map<String, String>, Provision> provisions;
    private final Path folder;
    private final Consumer<Result> progress;
    private final ClusterPatience patience;

    /**
     * A run with the usual patience.
     *
     * @param provisions what a node needs, by the place it takes
     * @param folder where the nodes' output goes
     * @param progress hears each result when it is there
     * @param settle how long nodes that have joined are left alone before the first scenario
     */
    public ClusterRun(
            Function<Map<String, String>, Provision> provisions,
            Path folder,
            Consumer<Result> progress,
            Duration settle) {
        this(provisions, folder, progress, ClusterPatience.USUAL.settling(settle));
    }

    ClusterRun(
            Function<Map<String, String>, Provision> provisions,
            Path folder,
            Consumer<Result> progress,
            ClusterPatience patience) {
        this.provisions = provisions;
        this.folder = folder;
        this.progress = progress;
        this.patience = patience;
    }

    /** All scenarios, in the order in which they are played. */
    public static List<Scenario> scenarios() {
        return all().stream().map(ClusterScenario::scenario).toList();
    }

    static List<ClusterScenario> all() {
        return Stream.of(StormScenarios.all(), SlowScenarios.all(), MemberScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Plays {@code chosen}; results go to the progress. Every wait in a scenario ends, so does this.
     *
     * @throws KitFailure if the nodes do not become a cluster
     * @throws InterruptedException if this thread is interrupted; no node is left
     */
    public void play(List<Scenario> chosen) throws InterruptedException {
        int played = 0;
        @Nullable KitCluster cluster = null;
        try {
            for (ClusterScenario scenario : all()) {
                if (chosen.contains(scenario.scenario())) {
                    KitCluster ready = cluster == null ? KitCluster.start(provisions, folder, patience) : cluster;
                    cluster = ready;
                    Result result = play(scenario, ready, played++);
                    progress.accept(result);
                    if (!(result.verdict() instanceof Verdict.Pass)) {
                        // Threads may hang in it, and nodes be gone.
                        ready.close();
                        cluster = null;
                    }
                }
            }
        } finally {
            if (cluster != null) {
                cluster.close();
            }
        }
    }

    static Result play(ClusterScenario scenario, KitCluster cluster, int number) throws InterruptedException {
        long begun = System.nanoTime();
        String name = "kit-cache-" + number;
        Verdict verdict;
        try {
            cluster.open(name);
            verdict = scenario.play().on(cluster, name);
        } catch (Node.Silent | Node.Refused e) {
            verdict = new Verdict.Fail(String.valueOf(e.getMessage()));
        }
        return new Result(scenario.scenario(), verdict, Duration.ofNanos(System.nanoTime() - begun));
    }
}
