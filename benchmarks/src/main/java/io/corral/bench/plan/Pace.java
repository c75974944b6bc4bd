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
     * How long a cluster takes until it is as fast as it will be, with some margin: what takes part is much code, and where
     * nodes have JVMs of their own, each does but a part of the work, and has not compiled what it does before twenty
     * seconds are over.
     */
    private static final Duration CLUSTER = Duration.ofSeconds(30);

    /** The iterations of a row that are not counted. */
    public int warmups(Row row) {
        return row.clustered() ? Math.max(warmups, (int) CLUSTER.dividedBy(iteration)) : warmups;
    }

    /** For those who read results. */
    public String inWords() {
        return rounds + (rounds == 1 ? " round, " : " rounds, each ") + warmups + " + " + iterations + " iterations of "
                + iteration.toMillis() + " ms; clusters warm up for " + CLUSTER.toSeconds() + " s";
    }

    /** The same with another number of rounds. */
    public Pace rounds(int number) {
        return new Pace(number, warmups, iterations, iteration);
    }

    /** The same with three times the warm-up: what is measured in a study is more code to compile. */
    public Pace warmer() {
        return new Pace(rounds, 3 * warmups, iterations, iteration);
    }
}
