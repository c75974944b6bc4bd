// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import io.corral.bench.plan.Peer;
import io.corral.bench.result.Claim;
import io.corral.bench.result.Claim.Bound;
import io.corral.bench.result.Conditions;
import io.corral.bench.result.Figure;
import io.corral.bench.result.Ratio;
import io.corral.bench.result.Series;
import io.corral.bench.result.Survey;
import io.corral.bench.result.Verdict;
import java.util.List;
import java.util.Locale;

/** A survey as Markdown: what is asked of figures, with verdicts, and then all figures. */
public final class SurveyReport {

    private SurveyReport() {}

    /** The tables, with what they depend on below. */
    public static String of(Survey survey) {
        StringBuilder text = new StringBuilder(head(survey));
        if (!survey.claims().isEmpty()) {
            text.append(claims(survey)).append('\n').append(summary(survey)).append('\n');
        }
        return text.append(figures(survey))
                .append(failures(survey))
                .append(foot(survey))
                .toString();
    }

    private static String head(Survey survey) {
        boolean timed = !survey.drift().opsPerSecond().isEmpty();
        return survey.preliminary()
                ? Figures.format(
                        "**Preliminary:** a short run%s.%n%n",
                        timed
                                ? Figures.format(
                                        ", or a busy machine (its speed differed by %.0f %%). So the outcomes are "
                                                + "of processor time, where time is measured",
                                        survey.drift().share() * 100)
                                : "")
                : "";
    }

    private static String claims(Survey survey) {
        MarkdownTable table = new MarkdownTable(List.of("", "outcome (range)", "target", "verdict"));
        for (Claim claim : survey.claims()) {
            table.add(List.of(
                    claim.title(),
                    survey.outcome(claim).map(Figures::range).orElse("not measured"),
                    target(claim),
                    survey.verdict(claim).word()));
        }
        return table.toString();
    }

    private static String target(Claim claim) {
        return claim.bound() == Bound.NONE
                ? "–"
                : claim.bound().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + Figures.plain(claim.target());
    }

    private static String summary(Survey survey) {
        return Figures.format(
                "%d met, %d missed, %d too close to tell.%n",
                count(survey, Verdict.MET), count(survey, Verdict.MISSED), count(survey, Verdict.CLOSE));
    }

    private static long count(Survey survey, Verdict verdict) {
        return survey.claims().stream()
                .filter(claim -> survey.verdict(claim) == verdict)
                .count();
    }

    private static String figures(Survey survey) {
        MarkdownTable table = new MarkdownTable(List.of("figure", "who", "middle", "lowest", "highest", "unit"));
        for (Series series : survey.series()) {
            if (!series.readings().isEmpty()) {
                Ratio range = series.range();
                table.add(List.of(
                        series.figure().title(),
                        who(series.figure()),
                        Figures.plain(range.middle()),
                        Figures.plain(range.low()),
                        Figures.plain(range.high()),
                        series.unit()));
            }
        }
        return table.toString();
    }

    private static String who(Figure figure) {
        return Peer.of(figure.peer()).map(Peer::title).orElse(figure.peer());
    }

    private static String failures(Survey survey) {
        return Figures.notMeasured(survey.series().stream().map(Series::failure));
    }

    private static String foot(Survey survey) {
        Conditions conditions = survey.conditions();
        String speed = survey.drift().opsPerSecond().isEmpty()
                ? ""
                : Figures.format(
                        " The machine's speed differed by %.1f %% from round to round.",
                        survey.drift().share() * 100);
        return Figures.format(
                "%n%s, commit %s. %s. Java %s. %s.%s%n",
                conditions.date(),
                conditions.commit(),
                conditions.machine(),
                conditions.java(),
                conditions.pace(),
                speed);
    }
}
