// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.Map;

/**
 * One line of a table: a benchmark with its parameters, and what is asked of it.
 *
 * @param title how tables call it
 * @param benchmark its class and method in {@code io.corral.bench.work}
 * @param parameters what differs from the benchmark's own defaults
 * @param target the least ratio to Caffeine's JCache, or 0 if none is asked for
 * @param allocationFree whether it must not allocate
 */
public record Row(
        String title, String benchmark, Map<String, String> parameters, double target, boolean allocationFree) {

    /** One of JCache's verbs. */
    static Row verb(String title, String verb, double target, Map<String, String> parameters) {
        return new Row(title, "JCacheVerbs." + verb, parameters, target, false);
    }

    /** The same row, which must not allocate. */
    Row withoutAllocation() {
        return new Row(title, benchmark, parameters, target, true);
    }
}
