// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Probe;
import io.corral.bench.plan.Study;
import io.corral.bench.probe.Said;
import io.corral.bench.result.Fork;
import io.corral.bench.result.Reading;
import io.corral.bench.result.Series;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyingTest {

    private static final Probe PROBE = new Probe(
            "weighing", List.of(Peer.CORRAL, Peer.RI), new Probe.Program("HeapTaken", java.util.Map.of(), List.of()));

    private final List<String> order = new ArrayList<>();

    @Test
    void inEveryOtherRoundThePeersComeInTheOppositeOrder() {
        survey(2, false, "");

        assertThat(order).containsExactly("corral 0", "ri 0", "ri 1", "corral 1");
    }

    @Test
    void eachFigureHasAReadingForEachRound() {
        List<Series> series = survey(2, false, "").series();

        assertThat(series).hasSize(2);
        assertThat(series.get(0).readings()).containsExactly(new Reading(0, 1, 2), new Reading(1, 1, 2));
    }

    @Test
    void whoFailsIsLeftOutWithTheReason() {
        Surveying surveying = survey(2, false, "ri");

        assertThat(order).containsExactly("corral 0", "ri 0", "corral 1");
        assertThat(surveying.series())
                .filteredOn(series -> !series.failure().isEmpty())
                .singleElement()
                .satisfies(series -> assertThat(series.failure()).isEqualTo("too heavy"));
    }

    @Test
    void theMachineIsLookedAtOnlyWhereTimeCounts() {
        assertThat(survey(2, false, "").drift().opsPerSecond()).isEmpty();
        assertThat(survey(2, true, "").drift().opsPerSecond()).hasSize(3);
    }

    @Test
    void everyStudysClaimsAreOfPeersThatItMeasures() {
        for (String id : Study.IDS) {
            Study study = Study.of(id, true).orElseThrow();
            List<String> peers = study.probes().stream()
                    .flatMap(probe -> probe.peers().stream())
                    .map(Peer::id)
                    .toList();

            assertThat(study.probes()).isNotEmpty().extracting(Probe::title).doesNotHaveDuplicates();
            assertThat(study.claims())
                    .allMatch(claim -> peers.contains(claim.first().peer()))
                    .allMatch(claim -> claim.second().peer().isEmpty()
                            || peers.contains(claim.second().peer()));
        }
    }

    private Surveying survey(int rounds, boolean timed, String failing) {
        Surveying surveying = new Surveying(
                turn -> new Fork(turn.round(), List.of(1e6), List.of(1e3), 0),
                (title, program, peer, round) -> {
                    order.add(peer.id() + " " + round);
                    if (peer.id().equals(failing)) {
                        throw new BenchFailure("too heavy", null);
                    }
                    return List.of(new Said("weight", "B", 1, 2));
                },
                line -> {});
        surveying.run(rounds, timed, List.of(PROBE), List.of(Peer.CORRAL, Peer.RI));
        return surveying;
    }
}
