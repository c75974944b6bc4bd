// SPDX-License-Identifier: Apache-2.0
package io.corral;

/**
 * What a cache's stampede protection has done on this node, since it was opened: what JSR-107's statistics do not know
 * of. Registered beside them, while they are enabled, as
 * {@code io.corral:type=ProtectionStatistics,CacheManager=…,Cache=…}. Counting never stops; reading a count takes no lock.
 */
public interface ProtectionStatisticsMXBean {

    /** Loads that were settled here: those that brought a value, none, or a failure; refreshes included. */
    long getLoads();

    /** Loads that failed here. */
    long getLoadFailures();

    /** Calls that waited for a load of another thread of this JVM, instead of loading. */
    long getLoadsCoalesced();

    /** Claims that met a load on another node and waited for it, instead of loading. */
    long getLoadsAwaitedElsewhere();

    /** Loaded values that were not stored, because the key was written or cleared meanwhile. */
    long getRefusedCommits();

    /** Reads that were served a stale value while it was reloaded. */
    long getStaleServed();

    /** Reads that were served a stale value because its load had failed. */
    long getStaleServedOnError();

    /** Refreshes that were begun here. */
    long getRefreshes();

    /** Refreshes that failed here. */
    long getRefreshFailures();

    /** Refreshes that were wanted, and left for later for want of a permit or a thread. */
    long getRefreshesSkipped();
}
