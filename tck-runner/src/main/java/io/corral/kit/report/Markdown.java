// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

import io.corral.kit.model.Report;
import io.corral.kit.model.Result;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Subject;
import java.util.List;
import java.util.stream.Collectors;

/** Results as Markdown. */
final class Markdown {

    private Markdown() {}

    /** One provider, with figures. */
    static String one(Report report) {
        Subject subject = report.subject();
        StringBuilder text = new StringBuilder();
        text.append("# ").append(cell(subject.name())).append("\n\n");
        text.append("| | |\n| --- | --- |\n");
        Facts.of(subject)
                .forEach(fact -> text.append("| ")
                        .append(fact.name())
                        .append(" | ")
                        .append(cell(fact.value()))
                        .append(" |\n"));
        text.append("\n| Scenario | JCache demands it | Ideal | Verdict | Figure |\n| --- | --- | --- | --- | --- |\n");
        for (Result result : report.results()) {
            Scenario scenario = result.scenario();
            text.append("| ")
                    .append(String.join(
                            " | ",
                            List.of(
                                    "`" + scenario.id() + "`",
                                    Grid.demanded(scenario),
                                    cell(scenario.ideal()),
                                    result.verdict().word(),
                                    cell(result.verdict().figure()))))
                    .append(" |\n");
        }
        return text.toString();
    }

    /** All providers side by side, with verdicts. */
    static String all(List<Report> reports) {
        Grid grid = Grid.of(reports);
        StringBuilder text = new StringBuilder();
        text.append("| Provider | Version |\n| --- | --- |\n");
        reports.forEach(report -> text.append("| ")
                .append(cell(report.subject().name()))
                .append(" | ")
                .append(cell(report.subject().version()))
                .append(" |\n"));
        reports.stream()
                .map(Report::subject)
                .map(subject -> subject.date() + ", " + subject.machine() + ".")
                .distinct()
                .forEach(line -> text.append("\n").append(line).append("\n"));
        text.append("\n| Scenario | JCache demands it | ")
                .append(grid.providers().stream().map(Markdown::cell).collect(Collectors.joining(" | ")))
                .append(" |\n")
                .append("| --- ".repeat(grid.providers().size() + 2))
                .append("|\n");
        for (Grid.Row row : grid.rows()) {
            text.append("| `")
                    .append(row.scenario().id())
                    .append("` | ")
                    .append(Grid.demanded(row.scenario()))
                    .append(" | ")
                    .append(String.join(" | ", row.words()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
