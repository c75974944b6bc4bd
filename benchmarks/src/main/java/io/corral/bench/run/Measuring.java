// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Row;
import io.corral.bench.plan.Table;
import io.corral.bench.plan.Turn;
import io.corral.bench.result.Cell;
import io.corral.bench.result.Drift;
import io.corral.bench.result.Fork;
import io.corral.bench.result.Ratio;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Measures a table, round after round. After a few rounds no more time is spent on a row that is far from its target. A peer that fails in a row is left out of that row from then on, with the
 * reason: the others' figures are none the worse.
 */
public final class Measuring {

    /** After so many rounds a row may be settled. */
    private static final int FEW = 3;

    /** By what factor all of them then are above its target, or below. */
    private static final double FAR = 1.5;

    private final Function<Turn, Fork> forks;
    private final Consumer<String> progress;
    private final Map<Place, List<Fork>> measured = new LinkedHashMap<>();
    private final Map<Place, String> failed = new LinkedHashMap<>();
    private final List<Double> calibrations = new ArrayList<>();

    /**
     * @param forks measures one turn
     * @param progress is told what happens, in words
     */
    public Measuring(Function<Turn, Fork> forks, Consumer<String> progress) {
        this.forks = forks;
        this.progress = progress;
    }

    /** Measures everything, and the machine before, between and after. */
    public void run(int rounds, List<Row> rows, List<Integer> threads, Collection<Peer> peers) {
        int most = threads.stream().mapToInt(Integer::intValue).max().orElse(1);
        for (int round = 0; round < rounds; round++) {
            calibrate(round, most);
            for (Turn turn : Turn.ofRound(round, rows, threads, peers)) {
                take(turn);
            }
        }
        calibrate(rounds, most);
    }

    private void calibrate(int round, int threads) {
        Fork fork = forks.apply(new Turn(round, Table.calibration(), threads, Peer.NONE));
        calibrations.add(fork.median());
        progress.accept(String.format("round %d  machine: %,.0f steps/s", round + 1, fork.median()));
    }

    private void take(Turn turn) {
        Place place = new Place(turn.row().title(), turn.threads(), turn.peer().id());
        if (failed.containsKey(place) || settled(turn)) {
            return;
        }
        List<Fork> sofar = measured.computeIfAbsent(place, none -> new ArrayList<>());
        try {
            Fork fork = forks.apply(turn);
            sofar.add(fork);
            progress.accept(String.format(
                    "round %d  %-28s %d  %-20s %,14.0f ops/s %,9.1f cpu ns/op %,8.0f B/op",
                    turn.round() + 1,
                    turn.row().title(),
                    turn.threads(),
                    turn.peer().title(),
                    fork.median(),
                    fork.cpuNanos(),
                    fork.bytesPerOp()));
        } catch (BenchFailure e) {
            sofar.clear();
            failed.put(place, String.valueOf(e.getMessage()));
            progress.accept("failed: " + e.getMessage());
        }
    }

    /** Whether there is no doubt that a row's target is met or missed, whichever way speed is measured. */
    private boolean settled(Turn turn) {
        Cell mine = cell(turn, Peer.CORRAL);
        Cell other = cell(turn, Peer.RIVAL);
        double target = turn.row().target();
        return target > 0
                && Math.min(mine.forks().size(), other.forks().size()) >= FEW
                && Ratio.ofRates(mine, other).farFrom(target, FAR)
                && Ratio.ofCpu(mine, other).farFrom(target, FAR);
    }

    private Cell cell(Turn turn, Peer peer) {
        Place place = new Place(turn.row().title(), turn.threads(), peer.id());
        return new Cell(place.row(), place.threads(), place.peer(), measured.getOrDefault(place, List.of()), "");
    }

    /** How the machine did, from round to round. */
    public Drift drift() {
        return new Drift(List.copyOf(calibrations));
    }

    /** What was measured. */
    public List<Cell> cells() {
        return measured.entrySet().stream()
                .map(entry -> new Cell(
                        entry.getKey().row(),
                        entry.getKey().threads(),
                        entry.getKey().peer(),
                        List.copyOf(entry.getValue()),
                        failed.getOrDefault(entry.getKey(), "")))
                .toList();
    }

    private record Place(String row, int threads, String peer) {}
}
