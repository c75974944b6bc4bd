// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** How numbers are written, the same in every country. */
final class Figures {

    private Figures() {}

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** As many digits as the number has, and no more: 3, 0.05. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** A wait in the unit that a reader would choose. */
    static String wait(double seconds) {
        if (seconds < 0.001) {
            return seconds < 0.000_001 ? "< 1 us" : format("%.0f us", seconds * 1e6);
        }
        return seconds < 1 ? format("%.0f ms", seconds * 1e3) : format("%.1f s", seconds);
    }
}
