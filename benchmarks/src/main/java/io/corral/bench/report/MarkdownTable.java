// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text as a Markdown table whose columns line up, so that it reads as well in a terminal. */
final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** @param head the names of the columns */
    MarkdownTable(List<String> head) {
        rows.add(List.copyOf(head));
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(0).size(); column++) {
                String cell = rows.get(row).get(column);
                String space = " ".repeat(width(column) - cell.length());
                // Names on the left, figures on the right.
                text.append("| ")
                        .append(column == 0 ? cell + space : space + cell)
                        .append(' ');
            }
            text.append("|\n");
            if (row == 0) {
                for (int column = 0; column < rows.get(0).size(); column++) {
                    String line = "-".repeat(Math.max(2, width(column)) - 1);
                    text.append("| ")
                            .append(column == 0 ? ":" + line : line + ":")
                            .append(' ');
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private int width(int column) {
        return Math.max(
                2, rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
}
