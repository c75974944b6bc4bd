// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void aMachineThatSlowsDownForBothChangesNoRatio() {
        Ratio ratio = Ratio.ofRates(cell(200, 100, 20), cell(100, 50, 10));

        assertThat(ratio).isEqualTo(new Ratio(2, 2, 2));
    }

    @Test
    void theRangeIsThatOfTheWorstAndTheBestRound() {
        Ratio ratio = Ratio.ofRates(cell(150, 110, 300), cell(100, 100, 100));

        assertThat(ratio).isEqualTo(new Ratio(1.5, 1.1, 3));
    }

    @Test
    void ofManyRoundsTheOutermostAreLeftAside() {
        double[] mine = {100, 110, 120, 130, 140, 150, 160, 170, 1};
        double[] eight = {100, 110, 120, 130, 140, 150, 160, 1};

        Ratio ratio = Ratio.ofRates(cell(mine), cell(100, 100, 100, 100, 100, 100, 100, 100, 100));
        assertThat(ratio).isEqualTo(new Ratio(1.3, 1, 1.6));
        assertThat(Ratio.ofRates(cell(eight), cell(100, 100, 100, 100, 100, 100, 100, 100)))
                .isEqualTo(new Ratio(1.25, 0.01, 1.6));
    }

    /** By the tables of the sign test. */
    @Test
    void howManyAreLeftAsideIsWhatTheBinomialDistributionAllows() {
        assertThat(IntStream.of(1, 5, 6, 8, 9, 11, 12, 14, 15, 17, 20, 25).map(Statistics::aside))
                .containsExactly(0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 7);
    }

    @Test
    void farIsWhatNoRoundIsNear() {
        Ratio ratio = new Ratio(2, 1.6, 4);

        assertThat(ratio.farFrom(1, 1.5)).isTrue();
        assertThat(ratio.farFrom(1.2, 1.5)).isFalse();
        assertThat(ratio.farFrom(2, 1.5)).isFalse();
        assertThat(ratio.farFrom(7, 1.5)).isTrue();
    }

    @Test
    void ofEachRoundTheIterationInTheMiddleCounts() {
        Fork disturbed = new Fork(0, List.of(10.0, 200.0, 210.0), List.of(1.0), 0);

        assertThat(disturbed.median()).isEqualTo(200);
    }

    @Test
    void whoNeedsLessProcessorTimeIsFasterHoweverLongItWaitedForTheProcessor() {
        Cell waited = new Cell("get", 1, "corral", List.of(new Fork(0, List.of(1.0), List.of(50.0), 0)), "");
        Cell ran = new Cell("get", 1, "caffeine", List.of(new Fork(0, List.of(9.0), List.of(100.0), 0)), "");

        assertThat(Ratio.ofCpu(waited, ran)).isEqualTo(new Ratio(2, 2, 2));
        assertThat(Ratio.ofRates(waited, ran).middle()).isLessThan(1);
    }

    @Test
    void theMiddleOfAnEvenNumberIsHalfWay() {
        assertThat(Statistics.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }

    @Test
    void withoutACommonRoundThereIsNoRatio() {
        Cell none = new Cell("get", 1, "corral", List.of(), "");

        assertThatThrownBy(() -> Ratio.ofRates(none, cell(1))).isInstanceOf(IllegalArgumentException.class);
    }

    static Cell cell(double... opsPerSecond) {
        List<Fork> forks = new ArrayList<>();
        for (double ops : opsPerSecond) {
            forks.add(new Fork(forks.size(), List.of(ops), List.of(1000 / ops), 0));
        }
        return new Cell("get", 1, "corral", forks, "");
    }
}
