// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

/**
 * A row of a table, as it was when it was measured.
 *
 * @param target the least ratio to Caffeine's JCache, or 0
 * @param allocationFree whether it must not allocate
 * @param panel the title of the picture of how things grow in which it is a point, or empty
 * @param x how much there is of what grows, in that picture; 0 where that is the threads
 */
public record RowFacts(String title, double target, boolean allocationFree, String panel, double x) {

    /** A row that is in no picture of how things grow. */
    public RowFacts(String title, double target, boolean allocationFree) {
        this(title, target, allocationFree, "", 0);
    }
}
