// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.time.Duration;

/**
 * How long a measurement takes.
 *
 * @param rounds how often everybody has a turn, each in a JVM of its own
 * @param warmups iterations that are not counted; see {@link #warmups(Row)}
 * @param iterations iterations that are counted
 * @param iteration how long each of both takes
 */
public record Pace(int rounds, int warmups, int iterations, Duration iteration) {

    /** For results that are kept: many JVMs rather than long ones, for it is from one to the next that they differ most. */
    public static final Pace FULL = new Pace(9, 3, 3, Duration.ofMillis(500));

    /** For every day: a look at where things stand. */
    public static final Pace QUICK = new Pace(3, 3, 3, Duration.ofMillis(500));

    /**
     * How long nodes in JVMs of their own take until they are as fast as they will be, with some margin: each does a part of
     * the work, seldom enough that for twenty seconds its code has not been compiled.
     */
    private static final Duration APART = Duration.ofSeconds(30);

    /** The iterations of a row that are not counted. */
    public int warmups(Row row) {
        return row.apart() ? Math.max(warmups, (int) APART.dividedBy(iteration)) : warmups;
    }

    /** The same with another number of rounds. */
    public Pace rounds(int number) {
        return new Pace(number, warmups, iterations, iteration);
    }

    /** The same with three times the warm-up: what takes part in a cluster is much code to compile. */
    public Pace warmer() {
        return new Pace(rounds, 3 * warmups, iterations, iteration);
    }
}
