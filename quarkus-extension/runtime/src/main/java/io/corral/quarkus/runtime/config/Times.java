// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import java.time.Duration;
import java.util.List;

/** Durations as the provider wants them written: a number of at most five digits and a unit, the longest that fits. */
final class Times {

    private static final long HIGHEST = 99_999;

    private record Unit(String name, Duration length) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("d", Duration.ofDays(1)),
            new Unit("h", Duration.ofHours(1)),
            new Unit("m", Duration.ofMinutes(1)),
            new Unit("s", Duration.ofSeconds(1)),
            new Unit("ms", Duration.ofMillis(1)));

    private Times() {}

    /** @throws IllegalArgumentException if it cannot be written in that way */
    static String text(Duration time) {
        if (time.isZero()) {
            return "0";
        }
        for (Unit unit : UNITS) {
            long amount = time.dividedBy(unit.length());
            if (amount > 0
                    && amount <= HIGHEST
                    && unit.length().multipliedBy(amount).equals(time)) {
                return amount + unit.name();
            }
        }
        throw new IllegalArgumentException(
                "a whole number of at most 99999 milliseconds, seconds, minutes, hours or days is needed");
    }
}
