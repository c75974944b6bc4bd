// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How many times as fast one is as another. Rounds are compared with themselves only: what slowed the machine down
 * slowed down both.
 *
 * @param middle of all rounds
 * @param low of the round that was worst for the first; of 9 rounds or more, the lower end of where the middle is for sure, see
 *     {@link Statistics#aside}
 * @param high of the round that was best for it, or the upper end
 */
public record Ratio(double middle, double low, double high) {

    /**
     * How many times as many operations the first does in a second.
     *
     * @throws IllegalArgumentException if they have no round in common
     */
    public static Ratio ofRates(Cell first, Cell second) {
        return of(first, second, Fork::median);
    }

    /**
     * How many times as many operations the first does with the same processor time, which means something on a busy
     * machine too.
     *
     * @throws IllegalArgumentException if they have no round in common
     */
    public static Ratio ofCpu(Cell first, Cell second) {
        return of(first, second, fork -> 1 / fork.cpuNanos());
    }

    private static Ratio of(Cell first, Cell second, ToDoubleFunction<Fork> speed) {
        List<Double> ratios = new ArrayList<>();
        for (Fork mine : first.forks()) {
            for (Fork other : second.forks()) {
                if (mine.round() == other.round()) {
                    ratios.add(speed.applyAsDouble(mine) / speed.applyAsDouble(other));
                }
            }
        }
        Collections.sort(ratios);
        int aside = Statistics.aside(ratios.size());
        return over(ratios.subList(aside, ratios.size() - aside));
    }

    /** Whether all rounds are on the same side of a target, and so many times away from it. */
    public boolean farFrom(double target, double times) {
        return low >= target * times || high <= target / times;
    }

    /**
     * The middle and the range of some numbers.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Ratio over(Collection<Double> numbers) {
        return new Ratio(Statistics.median(numbers), Collections.min(numbers), Collections.max(numbers));
    }
}
