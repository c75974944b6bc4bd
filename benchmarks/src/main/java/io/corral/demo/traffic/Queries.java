// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

/**
 * What a run cost the database.
 *
 * @param counted the queries that the database began, by its own count
 * @param needed how many of them a perfect cache would have made
 */
public record Queries(long counted, int needed) {

    /** The queries for one key and one expiry: 1 is perfect. */
    public double perKeyAndExpiry() {
        return needed == 0 ? 0 : (double) counted / needed;
    }

    /** What came after an earlier moment of the same run. */
    public Queries since(Queries earlier) {
        return new Queries(counted - earlier.counted, needed - earlier.needed);
    }
}
