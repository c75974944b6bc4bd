// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.traffic.RunResult;
import java.util.ArrayList;
import java.util.List;

/** The results as rows of text. */
public final class ResultTable {

    private static final List<String> HEAD = List.of(
            "", "DB queries", "needed", "per key and expiry", "errors", "wait p50", "wait p99", "wait max", "served/s");

    private final List<List<String>> rows = new ArrayList<>();

    public ResultTable(List<RunResult> results) {
        rows.add(HEAD);
        for (RunResult result : results) {
            rows.add(List.of(
                    result.title(),
                    Figures.format("%,d", result.queries().counted()),
                    Figures.format("%,d", result.queries().needed()),
                    Figures.format("%.1f", result.queries().perKeyAndExpiry()),
                    Figures.format("%,d", result.requests().failed()),
                    Figures.wait(result.waiting().p50()),
                    Figures.wait(result.waiting().p99()),
                    Figures.wait(result.waiting().max()),
                    Figures.format("%,.0f", result.servedPerSecond())));
        }
    }

    /** The head first, then a row for each contender, the title first. */
    List<List<String>> rows() {
        return rows;
    }

    /** A Markdown table whose columns line up, so that it reads as well in a terminal. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder();
        appendRow(text, HEAD);
        for (int column = 0; column < HEAD.size(); column++) {
            text.append(column == 0 ? "| :" : " | ").append("-".repeat(width(column) - 1));
            text.append(column == 0 ? "" : ":");
        }
        text.append(" |\n");
        rows.stream().skip(1).forEach(row -> appendRow(text, row));
        return text.toString();
    }

    private void appendRow(StringBuilder text, List<String> row) {
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(width(column) - row.get(column).length());
            text.append(column == 0 ? "| " + row.get(0) + padding : " | " + padding + row.get(column));
        }
        text.append(" |\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
