// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

import io.corral.kit.model.Basis;
import io.corral.kit.model.Report;
import io.corral.kit.model.Result;
import io.corral.kit.model.Scenario;
import java.util.List;
import java.util.stream.Stream;

/**
 * Verdicts with a row for each scenario and a column for each provider.
 *
 * @param providers the columns' heads
 * @param rows in the order in which the scenarios first appear
 */
record Grid(List<String> providers, List<Row> rows) {

    /** What a cell says when a provider was not asked. */
    private static final String NOT_ASKED = "–";

    /**
     * A scenario's row.
     *
     * @param words a verdict's word for each provider
     */
    record Row(Scenario scenario, List<String> words) {}

    static Grid of(List<Report> reports) {
        List<Scenario> scenarios = reports.stream()
                .flatMap(report -> report.results().stream().map(Result::scenario))
                .distinct()
                .toList();
        return new Grid(
                reports.stream().map(report -> report.subject().name()).toList(),
                scenarios.stream()
                        .map(scenario -> new Row(
                                scenario,
                                reports.stream()
                                        .map(report -> word(report, scenario))
                                        .toList()))
                        .toList());
    }

    static String demanded(Scenario scenario) {
        return scenario.basis() == Basis.PROMISED ? "yes" : "no";
    }

    private static String word(Report report, Scenario scenario) {
        return report.results().stream()
                .filter(result -> result.scenario().equals(scenario))
                .flatMap(result -> Stream.of(result.verdict().word()))
                .findFirst()
                .orElse(NOT_ASKED);
    }
}
