// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Row;
import io.corral.bench.plan.Table;
import io.corral.bench.plan.Turn;
import io.corral.bench.result.Cell;
import io.corral.bench.result.Fork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringTest {

    private static final Row ROW = Table.RATIOS.rows().get(0);
    private static final List<Peer> BOTH = List.of(Peer.CORRAL, Peer.CAFFEINE);

    private final List<Turn> turns = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void theMachineIsMeasuredBeforeBetweenAndAfterTheRounds() {
        Measuring measuring = new Measuring(this::fork, told::add);

        measuring.run(2, List.of(ROW), List.of(1, 2), BOTH);

        assertThat(turns.stream().map(turn -> turn.row().equals(Table.calibration()) ? "machine" : "peer"))
                .containsExactly(
                        "machine", "peer", "peer", "peer", "peer", "machine", "peer", "peer", "peer", "peer",
                        "machine");
        assertThat(measuring.drift().opsPerSecond()).hasSize(3);
        assertThat(turns)
                .filteredOn(turn -> turn.row().equals(Table.calibration()))
                .allMatch(turn -> turn.threads() == 2);
    }

    @Test
    void eachCellHasAForkForEachRound() {
        Measuring measuring = new Measuring(this::fork, told::add);

        measuring.run(3, List.of(ROW), List.of(1), BOTH);

        assertThat(measuring.cells())
                .hasSize(2)
                .allSatisfy(
                        cell -> assertThat(cell.forks()).extracting(Fork::round).containsExactly(0, 1, 2));
    }

    @Test
    void whoFailsOnceIsLeftOutWithTheReasonAndTheOtherGoesOn() {
        Measuring measuring = new Measuring(
                turn -> {
                    if (turn.peer() == Peer.CORRAL) {
                        throw new BenchFailure("no memory", null);
                    }
                    return fork(turn);
                },
                told::add);

        measuring.run(2, List.of(ROW), List.of(1), BOTH);

        assertThat(measuring.cells())
                .filteredOn(cell -> cell.peer().equals("corral"))
                .singleElement()
                .extracting(Cell::forks, Cell::failure)
                .containsExactly(List.of(), "no memory");
        assertThat(measuring.cells())
                .filteredOn(cell -> cell.peer().equals("caffeine"))
                .singleElement()
                .satisfies(cell -> assertThat(cell.forks()).hasSize(2));
        assertThat(told).filteredOn(line -> line.contains("no memory")).hasSize(1);
    }

    @Test
    void whatIsFarFromItsTargetIsMeasuredThreeTimesAndNoMore() {
        double target = ROW.target();
        Measuring far = new Measuring(turn -> fork(turn, target * 1.6), told::add);
        far.run(9, List.of(ROW), List.of(1), BOTH);
        Measuring near = new Measuring(turn -> fork(turn, target * 1.4), told::add);
        near.run(9, List.of(ROW), List.of(1), BOTH);

        assertThat(far.cells())
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell.forks()).hasSize(3));
        assertThat(near.cells())
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell.forks()).hasSize(9));
    }

    private Fork fork(Turn turn) {
        return fork(turn, 1);
    }

    /** Corral is so many times as fast as the other one. */
    private Fork fork(Turn turn, double times) {
        turns.add(turn);
        double factor = turn.peer() == Peer.CORRAL ? times : 1;
        return new Fork(turn.round(), List.of(1e6 * factor), List.of(1e3 / factor), 0);
    }
}
