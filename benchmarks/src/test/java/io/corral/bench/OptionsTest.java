// SPDX-License-Identifier: Apache-2.0
package io.corral.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Study;
import io.corral.bench.plan.Table;
import io.corral.bench.result.Drift;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void toldNothingItMeasuresTheRatios() {
        Options options = Options.parse().orElseThrow();

        assertThat(options.table()).isEqualTo(Table.RATIOS);
        assertThat(options.whom()).containsExactly(Peer.CORRAL, Peer.CAFFEINE);
        assertThat(options.threadCounts()).containsExactly(1, 2);
        assertThat(options.rows()).isEqualTo(Table.RATIOS.rows());
    }

    @Test
    void everyOptionDoesWhatTheHelpSays() {
        Options options = Options.parse(
                        "--table",
                        "peers",
                        "--quick",
                        "--rounds",
                        "9",
                        "--only",
                        "^put",
                        "--peers",
                        "ri,caffeine",
                        "--threads",
                        "1,4")
                .orElseThrow();

        assertThat(options.table()).isEqualTo(Table.PEERS);
        assertThat(options.pace().rounds()).isEqualTo(9);
        assertThat(options.rows()).isNotEmpty().allMatch(row -> row.title().startsWith("put"));
        assertThat(options.whom()).containsExactly(Peer.RI, Peer.CAFFEINE);
        assertThat(options.threadCounts()).containsExactly(1, 4);
    }

    @Test
    void aStudyIsATableOfTheSameCommand() {
        Options options = Options.parse("--table", "cluster", "--only", "^put", "--quick", "--peers", "corral")
                .orElseThrow();

        Study study = options.study().orElseThrow();
        assertThat(study).isEqualTo(Study.of("cluster", true).orElseThrow());
        assertThat(options.probes(study))
                .isNotEmpty()
                .allMatch(probe -> probe.title().startsWith("put"));
        assertThat(options.whom(options.probes(study))).containsExactly(Peer.CORRAL);
        assertThat(Options.parse("--table", "peers").orElseThrow().study()).isEmpty();
    }

    @Test
    void aQuickLookAtGrowthHasFewerRowsAndOneRound() {
        Options quick = Options.parse("--table", "growth", "--quick").orElseThrow();

        assertThat(quick.pace().rounds()).isEqualTo(1);
        assertThat(quick.rows()).hasSizeLessThan(Table.GROWTH.rows().size());
    }

    @Test
    void helpEndsEverything() {
        assertThat(Options.parse("--quick", "--help")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tabel x", "--table nothing", "--rounds 0", "--rounds many", "--peers redis", "--rounds"})
    void whatMeansNothingIsRefused(String line) {
        assertThatThrownBy(() -> Options.parse(line.split(" "))).isInstanceOf(BenchFailure.class);
    }

    @Test
    void aComparisonNeedsSomethingToCompareWith() {
        assertThatThrownBy(() -> Options.parse("--table", "compare")).hasMessageContaining("--against");
        assertThat(Options.parse("--table", "compare", "--against", "old.jar")).isPresent();
    }

    @Test
    void resultsOfABusyMachineAreRefusedUnlessTheyMayBePreliminary() {
        Drift busy = new Drift(List.of(100.0, 60.0));

        assertThatThrownBy(() -> Bench.require(busy, false))
                .hasMessageContaining("40 % slower")
                .hasMessageContaining("10 % is allowed")
                .hasMessageContaining("--noisy");
        assertThatCode(() -> Bench.require(busy, true)).doesNotThrowAnyException();
        assertThatCode(() -> Bench.require(new Drift(List.of(100.0, 99.0)), false))
                .doesNotThrowAnyException();
    }
}
