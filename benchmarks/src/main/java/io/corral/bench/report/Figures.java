// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import io.corral.bench.result.Ratio;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers as people read them. */
final class Figures {

    private Figures() {}

    /** Three digits, and thousands or millions: {@code 17.6 M}. */
    static String rate(double opsPerSecond) {
        if (opsPerSecond >= 1e6) {
            return digits(opsPerSecond / 1e6) + " M";
        }
        return opsPerSecond >= 1e3 ? digits(opsPerSecond / 1e3) + " k" : digits(opsPerSecond);
    }

    /** {@code 1.52 (1.47 to 1.60)}. */
    static String ratio(Ratio ratio) {
        return format("%.2f (%.2f to %.2f)", ratio.middle(), ratio.low(), ratio.high());
    }

    /** {@code 12,345 (12,000 to 13,000)}. */
    static String range(Ratio range) {
        return range.low() == range.high()
                ? plain(range.middle())
                : format("%s (%s to %s)", plain(range.middle()), plain(range.low()), plain(range.high()));
    }

    /** Three digits at least, with commas in between: {@code 12,345}, {@code 0.12}, {@code 3}. */
    static String plain(double number) {
        if (number == Math.rint(number) || Math.abs(number) >= 100) {
            return format("%,.0f", number);
        }
        return format(Math.abs(number) >= 10 ? "%.1f" : "%.2f", number);
    }

    /** A round number in as few characters as can be: {@code 64}, {@code 10 k}, {@code 1 M}. */
    static String count(double number) {
        if (number >= 1e6) {
            return format("%.0f M", number / 1e6);
        }
        return number >= 1e3 ? format("%.0f k", number / 1e3) : format("%.0f", number);
    }

    /** Whole bytes. */
    static String bytes(double bytes) {
        return format("%.0f", bytes);
    }

    static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }

    private static String digits(double number) {
        if (number >= 100) {
            return format("%.0f", number);
        }
        return format(number >= 10 ? "%.1f" : "%.2f", number);
    }

    /** A paragraph for each reason why something has no figure, by its first line; reasons that are empty are none. */
    static String notMeasured(Stream<String> failures) {
        return failures.filter(failure -> !failure.isEmpty())
                .map(failure -> "\nNot measured: " + failure.lines().findFirst().orElse("") + "\n")
                .collect(Collectors.joining());
    }
}
