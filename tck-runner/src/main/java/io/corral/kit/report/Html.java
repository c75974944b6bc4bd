// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

import io.corral.kit.model.Report;
import io.corral.kit.model.Result;
import java.util.List;

/** Results as a page of HTML that needs no other file. */
final class Html {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Stampede kit</title><style>
            body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
            table { border-collapse: collapse; margin: 1em 0; }
            th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top; }
            .pass { background: #e2f4e2; } .fail { background: #fbe3e0; } .not { background: #f2f2f2; }
            </style></head><body>
            """;

    private Html() {}

    /** One provider, with figures. */
    static String one(Report report) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<h1>").append(escaped(report.subject().name())).append("</h1>\n<table>\n");
        Facts.of(report.subject()).forEach(fact -> row(page, cell(fact.name()) + cell(fact.value())));
        page.append("</table>\n<table>\n");
        row(
                page,
                head("Scenario")
                        + head("Checks")
                        + head("JCache demands it")
                        + head("Ideal")
                        + head("Verdict")
                        + head("Figure"));
        for (Result result : report.results()) {
            row(
                    page,
                    cell(result.scenario().id())
                            + cell(result.scenario().guarantee())
                            + cell(Grid.demanded(result.scenario()))
                            + cell(result.scenario().ideal())
                            + verdict(result.verdict().word())
                            + cell(result.verdict().figure()));
        }
        return page.append("</table>\n</body></html>\n").toString();
    }

    /** All providers side by side, with verdicts. */
    static String all(List<Report> reports) {
        Grid grid = Grid.of(reports);
        StringBuilder page = new StringBuilder(HEAD).append("<h1>Stampede kit</h1>\n<table>\n");
        reports.forEach(report -> row(
                page,
                cell(report.subject().name())
                        + cell(report.subject().version())
                        + cell(report.subject().date())
                        + cell(report.subject().machine())));
        page.append("</table>\n<table>\n");
        StringBuilder heads = new StringBuilder(head("Scenario") + head("Checks") + head("JCache demands it"));
        grid.providers().forEach(provider -> heads.append(head(provider)));
        row(page, heads.toString());
        for (Grid.Row row : grid.rows()) {
            StringBuilder cells = new StringBuilder(
                    cell(row.scenario().id()) + cell(row.scenario().guarantee()) + cell(Grid.demanded(row.scenario())));
            row.words().forEach(word -> cells.append(verdict(word)));
            row(page, cells.toString());
        }
        return page.append("</table>\n</body></html>\n").toString();
    }

    private static void row(StringBuilder page, String cells) {
        page.append("<tr>").append(cells).append("</tr>\n");
    }

    private static String head(String text) {
        return "<th>" + escaped(text) + "</th>";
    }

    private static String cell(String text) {
        return "<td>" + escaped(text) + "</td>";
    }

    private static String verdict(String word) {
        String kind = word.equals("pass") || word.equals("fail") ? word : "not";
        return "<td class=\"" + kind + "\">" + escaped(word) + "</td>";
    }

    private static String escaped(String text) {
        return Markup.escaped(text);
    }
}
