// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.OnMiss;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values of settings are written. */
final class Parsing {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})\\s*(ms|s|m|h|d)");

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%?");
    private static final Pattern FACTOR = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");

    private Parsing() {}

    /** A whole number of at least one. */
    static long count(String text) {
        long count = 0;
        try {
            count = Long.parseLong(text);
        } catch (NumberFormatException e) {
            // Said below, together with zero and less.
        }
        if (count < 1) {
            throw new IllegalArgumentException("a whole number of at least 1 is needed, such as 10000");
        }
        return count;
    }

    /** A whole number of at least one that an {@code int} can hold. */
    static int number(String text) {
        return (int) Math.min(count(text), Integer.MAX_VALUE);
    }

    /** A percentage such as {@code 10} or {@code 10%}. */
    static int percent(String text) {
        Matcher matcher = PERCENT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a whole percentage from 0 to 100 is needed, such as 10%");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** A factor such as {@code 1.5}. */
    static double factor(String text) {
        if (!FACTOR.matcher(text).matches()) {
            throw new IllegalArgumentException("a number up to 1000 is needed, such as 1.5");
        }
        return Double.parseDouble(text);
    }

    /** What to do on a miss. */
    static OnMiss onMiss(String text) {
        return switch (text) {
            case "load" -> OnMiss.LOAD;
            case "default" -> OnMiss.DEFAULT;
            default -> throw new IllegalArgumentException("load or default is needed");
        };
    }

    /** A duration, or {@code 0} for none. */
    static Duration durationOrNone(String text) {
        return text.equals("0") ? Duration.ZERO : duration(text);
    }

    /** Words with commas between them. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 1d}. */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "a duration is needed: a whole number from 1 to 99999 with ms, s, m, h or d, such as 500ms or 30s");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
