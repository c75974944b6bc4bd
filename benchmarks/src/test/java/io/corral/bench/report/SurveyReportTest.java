// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurveyReportTest {

    private final String text = SurveyReport.of(Surveys.of(false));

    @Test
    void eachClaimHasItsOutcomeItsTargetAndItsVerdict() {
        assertThat(text.lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| fast to slow ")
                        .contains("2.25 (2 to 2.50) | at least 2 ")
                        .endsWith(" met |"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| fast itself ")
                        .contains("125 (100 to 150) | at most 99 ")
                        .endsWith(" missed |"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| fast to failed ")
                        .contains("not measured")
                        .endsWith(" – |"));
        assertThat(text).contains("1 met, 1 missed, 0 too close to tell.");
    }

    @Test
    void allFiguresAreBelowAndWhatFailedIsNamed() {
        assertThat(text.lines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("| slow ").contains("Caffeine JCache", "50", "60", "ops/s"))
                .contains("Not measured: failed, Reference implementation: its program ended");
    }

    @Test
    void whatDoesNotDependOnTheMachinesSpeedSaysNothingOfIt() {
        assertThat(SurveyReport.of(Surveys.of(true)))
                .startsWith("**Preliminary:** a short run.")
                .doesNotContain("speed");
    }
}
