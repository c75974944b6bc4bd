// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.devui;

/**
 * One cache on this node, as the page shows it.
 *
 * @param entries how many this node holds, stale ones included
 * @param hitRatio hits of all reads, in percent, or "–" if there were none
 * @param loading loads that run on this node: for each it holds the lease of a key. Whose leases are held by other nodes is
 *     not known here
 * @param loads that are over
 * @param loadsAvoided calls that waited for a load of another one, here or elsewhere, instead of loading
 * @param staleServed reads of a stale value, those after a failed load included
 * @param lastFailure the class of what a method has thrown last, and when; or empty
 */
public record CacheRow(
        String name,
        long entries,
        String hitRatio,
        long loading,
        long loads,
        long loadsAvoided,
        long staleServed,
        String lastFailure) {}
