// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the settings of a policy may be; what is refused is named. */
final class Limits {

    private Limits() {}

    static int atLeastOne(String setting, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(setting + " must be at least 1, and not " + count);
        }
        return count;
    }

    static double within(int least, int most, String setting, double number) {
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(
                    setting + " must be from " + least + " to " + most + ", and not " + number);
        }
        return number;
    }

    static Duration positive(String setting, Duration time) {
        return atLeast(1, setting, time, "at least a millisecond");
    }

    static Duration notNegative(String setting, Duration time) {
        return atLeast(0, setting, time, "not negative");
    }

    /** Null is not set, and so is right. */
    static void atLeastNothing(String what, @Nullable Duration time) {
        if (time != null) {
            notNegative(what, time);
        }
    }

    private static Duration atLeast(long millis, String setting, Duration time, String rule) {
        if (Objects.requireNonNull(time, setting).compareTo(Duration.ofMillis(millis)) < 0) {
            throw new IllegalArgumentException(setting + " must be " + rule + ", and not " + time);
        }
        return time;
    }
}
