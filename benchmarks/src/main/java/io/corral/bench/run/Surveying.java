// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Probe;
import io.corral.bench.plan.Table;
import io.corral.bench.plan.Turn;
import io.corral.bench.probe.Said;
import io.corral.bench.result.Drift;
import io.corral.bench.result.Figure;
import io.corral.bench.result.Fork;
import io.corral.bench.result.Reading;
import io.corral.bench.result.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the measurements of a study, round after round; in every other round the peers come in the opposite order. A
 * peer that fails in a probe is left out of it from then on, with the reason.
 */
public final class Surveying {

    private static final String RATE = "ops/s";

    private final Function<Turn, Fork> benchmarks;
    private final Running programs;
    private final Consumer<String> progress;
    private final Map<Figure, Kept> kept = new LinkedHashMap<>();
    private final Map<Figure, String> failed = new LinkedHashMap<>();
    private final List<Double> calibrations = new ArrayList<>();

    /**
     * @param benchmarks measures one turn of JMH
     * @param programs runs one program
     * @param progress is told what happens, in words
     */
    public Surveying(Function<Turn, Fork> benchmarks, Running programs, Consumer<String> progress) {
        this.benchmarks = benchmarks;
        this.programs = programs;
        this.progress = progress;
    }

    /** Makes all of them; if time counts, with looks at the machine before, between and after. */
    public void run(int rounds, boolean timed, List<Probe> probes, Collection<Peer> peers) {
        for (int round = 0; round < rounds; round++) {
            calibrate(timed, round);
            for (Probe probe : probes) {
                for (Peer peer : order(probe.peers(), round)) {
                    if (peers.contains(peer)) {
                        take(probe, peer, round);
                    }
                }
            }
        }
        calibrate(timed, rounds);
    }

    private static List<Peer> order(List<Peer> peers, int round) {
        List<Peer> order = new ArrayList<>();
        peers.forEach(peer -> order.add(round % 2 == 0 ? order.size() : 0, peer));
        return order;
    }

    private void calibrate(boolean timed, int round) {
        if (timed) {
            double speed = benchmarks
                    .apply(new Turn(round, Table.calibration(), 1, Peer.NONE))
                    .median();
            calibrations.add(speed);
            progress.accept(String.format("round %d  machine: %,.0f steps/s", round + 1, speed));
        }
    }

    private void take(Probe probe, Peer peer, int round) {
        Figure whole = new Figure(probe.title(), peer.id());
        if (failed.containsKey(whole)) {
            return;
        }
        try {
            if (probe.way() instanceof Probe.Benchmark benchmark) {
                Fork fork = benchmarks.apply(new Turn(round, benchmark.row(), 1, peer));
                keep(whole, RATE, new Reading(round, fork.median(), 1e9 / fork.cpuNanos()));
            } else if (probe.way() instanceof Probe.Program program) {
                for (Said said : programs.run(probe.title(), program, peer, round)) {
                    keep(
                            new Figure(said.title(), peer.id()),
                            said.unit(),
                            new Reading(round, said.value(), said.byCpu()));
                }
            }
        } catch (BenchFailure e) {
            failed.put(whole, String.valueOf(e.getMessage()));
            progress.accept("failed: " + e.getMessage());
        }
    }

    private void keep(Figure figure, String unit, Reading reading) {
        kept.computeIfAbsent(figure, none -> new Kept(unit, new ArrayList<>()))
                .readings()
                .add(reading);
        progress.accept(String.format(
                "round %d  %-60s %-12s %,16.2f %s",
                reading.round() + 1, figure.title(), figure.peer(), reading.value(), unit));
    }

    /** How the machine did, from round to round; empty if that does not count. */
    public Drift drift() {
        return new Drift(List.copyOf(calibrations));
    }

    /** What was measured, and what was not. */
    public List<Series> series() {
        List<Series> all = new ArrayList<>();
        kept.forEach((figure, each) -> all.add(new Series(figure, each.unit(), List.copyOf(each.readings()), "")));
        failed.forEach((figure, reason) -> all.add(new Series(figure, "", List.of(), reason)));
        return all;
    }

    private record Kept(String unit, List<Reading> readings) {}

    /** Runs one program of a study. */
    @FunctionalInterface
    public interface Running {

        /**
         * The figures that the program prints.
         *
         * @throws BenchFailure if it fails
         */
        List<Said> run(String title, Probe.Program program, Peer peer, int round);
    }
}
