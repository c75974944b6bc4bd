// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.Collections;
import java.util.List;

/**
 * Whether the machine was the same all the time: how fast it did work that is always the same, before, between and
 * after the rounds.
 *
 * @param opsPerSecond of that work, in the order of time; none if nothing depends on the speed
 */
public record Drift(List<Double> opsPerSecond) {

    /** How much slower than at its best a quiet machine may be at its worst. */
    public static final double ALLOWED = 0.10;

    /** By what share the slowest was slower than the fastest. */
    public double share() {
        return opsPerSecond.isEmpty() ? 0 : 1 - Collections.min(opsPerSecond) / Collections.max(opsPerSecond);
    }

    /** Whether the results say something of the providers, and not of the machine's other work. */
    public boolean quiet() {
        return share() <= ALLOWED;
    }
}
