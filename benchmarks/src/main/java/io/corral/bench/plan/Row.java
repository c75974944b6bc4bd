// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.List;
import java.util.Map;

/**
 * One line of a table: a benchmark with its parameters, and what is asked of it.
 *
 * @param title how tables call it
 * @param benchmark its class and method in {@code io.corral.bench.work}
 * @param parameters what differs from the benchmark's own defaults
 * @param target the least ratio to Caffeine's JCache, or 0 if none is asked for
 * @param allocationFree whether it must not allocate
 * @param growth where it is in a picture of how things grow
 */
public record Row(
        String title,
        String benchmark,
        Map<String, String> parameters,
        double target,
        boolean allocationFree,
        Growth growth) {

    /** A row that is in no picture of how things grow. */
    Row(String title, String benchmark, Map<String, String> parameters, double target, boolean allocationFree) {
        this(title, benchmark, parameters, target, allocationFree, Growth.NONE);
    }

    /** One of JCache's verbs. */
    static Row verb(String title, String verb, double target, Map<String, String> parameters) {
        return new Row(title, "JCacheVerbs." + verb, parameters, target, false);
    }

    /** The same row, which must not allocate. */
    Row withoutAllocation() {
        return new Row(title, benchmark, parameters, target, true, growth);
    }

    /** Whether it has a cluster. */
    boolean clustered() {
        return !parameters.getOrDefault("nodes", "1").equals("1");
    }

    /**
     * How things grow.
     *
     * @param panel the title of the picture, or empty for none
     * @param x how much there is of what grows; 0 where that is the threads
     * @param threads with how many threads, in place of the table's own; empty for those
     */
    public record Growth(String panel, double x, List<Integer> threads) {

        static final Growth NONE = new Growth("", 0, List.of());
    }
}
