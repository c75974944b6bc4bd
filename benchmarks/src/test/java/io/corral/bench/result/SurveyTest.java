// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.bench.report.Surveys;
import io.corral.bench.result.Claim.Bound;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTest {

    private static final Figure FAST = Surveys.FAST;
    private static final Figure SLOW = Surveys.SLOW;

    @TempDir
    private Path folder;

    private final Survey survey = Surveys.of(false);

    @Test
    void aMultipleIsFormedWithinEachRound() {
        Claim claim = Claim.times("", FAST, SLOW, Bound.AT_LEAST, 2);

        assertThat(survey.outcome(claim)).contains(new Ratio(2.25, 2, 2.5));
        assertThat(survey.verdict(claim)).isEqualTo(Verdict.MET);
    }

    @Test
    void aDifferenceIsFormedWithinEachRound() {
        assertThat(survey.outcome(Claim.minus("", FAST, SLOW, Bound.NONE, 0))).contains(new Ratio(70, 50, 90));
    }

    @Test
    void preliminaryOutcomesAreOfProcessorTime() {
        Claim claim = Claim.times("", FAST, SLOW, Bound.NONE, 0);

        assertThat(Surveys.of(true).outcome(claim)).contains(new Ratio(4, 4, 4));
    }

    @Test
    void whatMayBeAtMostSoMuchIsMetOnlyIfTheHighestIs() {
        assertThat(survey.verdict(Claim.itself("", FAST, Bound.AT_MOST, 150))).isEqualTo(Verdict.MET);
        assertThat(survey.verdict(Claim.itself("", FAST, Bound.AT_MOST, 149))).isEqualTo(Verdict.CLOSE);
        assertThat(survey.verdict(Claim.itself("", FAST, Bound.AT_MOST, 99))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void whatWasNotMeasuredHasNoVerdict() {
        Claim claim = Claim.times("", FAST, Surveys.FAILED, Bound.AT_LEAST, 1);

        assertThat(survey.outcome(claim)).isEmpty();
        assertThat(survey.verdict(claim)).isEqualTo(Verdict.NONE);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Path file = folder.resolve("survey.json");

        ResultFile.write(survey, file);

        assertThat(ResultFile.isSurvey(file)).isTrue();
        assertThat(ResultFile.readSurvey(file)).isEqualTo(survey);
    }
}
