// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final List<Peer> BOTH = List.of(Peer.CORRAL, Peer.CAFFEINE);

    @Test
    void everybodyMeasuresARowBeforeAnybodyMeasuresTheNext() {
        assertThat(Turn.ofRound(0, List.of(Rows.GET, Rows.PUT), List.of(1, 2), BOTH))
                .extracting(turn -> turn.row().title() + " " + turn.threads() + " " + turn.peer())
                .containsExactly(
                        "get, strings by value 1 CORRAL",
                        "get, strings by value 1 CAFFEINE",
                        "get, strings by value 2 CORRAL",
                        "get, strings by value 2 CAFFEINE",
                        "put, strings by value 1 CORRAL",
                        "put, strings by value 1 CAFFEINE",
                        "put, strings by value 2 CORRAL",
                        "put, strings by value 2 CAFFEINE");
    }

    @Test
    void inTheNextRoundAnotherIsFirst() {
        assertThat(Turn.ofRound(1, List.of(Rows.GET), List.of(1), BOTH))
                .extracting(Turn::peer)
                .containsExactly(Peer.CAFFEINE, Peer.CORRAL);
    }

    @Test
    void nobodyIsAskedForWhatItCannotDo() {
        List<Row> rows = Table.PEERS.rows();

        assertThat(Turn.ofRound(0, rows, List.of(1), List.of(Peer.RI)))
                .noneMatch(turn -> turn.row().title().contains("max-count"))
                .noneMatch(turn -> turn.row().benchmark().startsWith("Yardsticks"));
        assertThat(Turn.ofRound(0, rows, List.of(1), List.of(Peer.NONE)))
                .extracting(turn -> turn.row().title())
                .containsExactlyElementsOf(
                        Rows.YARDSTICKS.stream().map(Row::title).toList());
    }

    @Test
    void aRowWithThreadsOfItsOwnIsMeasuredWithThose() {
        Row row = GrowthRows.of(List.of(), List.of(3, 5), List.of(), List.of()).get(0);

        assertThat(Turn.ofRound(0, List.of(row), List.of(1), List.of(Peer.CORRAL)))
                .extracting(Turn::threads)
                .containsExactly(3, 5);
    }

    @Test
    void onlyThoseMeasureAClusterThatCanBeOne() {
        List<Row> rows = GrowthRows.of(List.of(), List.of(), List.of(), List.of(3));

        assertThat(Turn.ofRound(0, rows, List.of(1), List.of(Peer.CORRAL, Peer.CAFFEINE, Peer.INFINISPAN)))
                .filteredOn(turn -> turn.row().benchmark().startsWith("ClusterVerbs"))
                .hasSize(6)
                .noneMatch(turn -> turn.peer() == Peer.CAFFEINE);
    }
}
