// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A figure as a program prints it: one line, so that whatever a library prints in between does no harm.
 *
 * @param title what was measured, without tabs
 * @param value by the clock on the wall, or by counting
 * @param byCpu the same by processor time, or {@code value}
 */
public record Said(String title, String unit, double value, double byCpu) {

    private static final String MARK = "figure";
    private static final Pattern TAB = Pattern.compile("\t");

    /** A figure that is no time. */
    static Said counted(String title, String unit, double value) {
        return new Said(title, unit, value, value);
    }

    /** Prints it. */
    void say() {
        System.out.println(String.join("\t", MARK, title, unit, Double.toString(value), Double.toString(byCpu)));
    }

    /** The figure of a line; empty if the line is something else. */
    public static Optional<Said> parse(String line) {
        List<String> parts = TAB.splitAsStream(line).toList();
        return parts.size() == 5 && parts.get(0).equals(MARK)
                ? Optional.of(new Said(
                        parts.get(1), parts.get(2), Double.parseDouble(parts.get(3)), Double.parseDouble(parts.get(4))))
                : Optional.empty();
    }
}
