// SPDX-License-Identifier: Apache-2.0
package io.corral;

/**
 * What a cache's stampede protection has done on this node, since it was opened: what JSR-107's statistics do not know
 * of. Registered beside them, while they are enabled, as
 * {@code io.corral:type=ProtectionStatistics,CacheManager=…,Cache=…}. Counting never stops; reading a count takes no
 * lock. What each count means, {@link ReadPathEvent} says.
 */
public interface ProtectionStatisticsMXBean {

    /** How often an edge of the read path was taken. */
    long count(ReadPathEvent event);

    /** Loads that are over, refreshes included: {@code LOADED} and {@code LOAD_FAILED}. */
    long getLoads();

    /** See {@link ReadPathEvent#LOAD_FAILED}. */
    long getLoadFailures();

    /** Calls of the loader that are under way now. */
    long getLoadsUnderWay();

    /** How long calls of the loader took on average, in milliseconds; 0 if there was none. */
    double getAverageLoadMillis();

    /** See {@link ReadPathEvent#LOAD_COALESCED}. */
    long getLoadsCoalesced();

    /** See {@link ReadPathEvent#LOAD_AWAITED_ELSEWHERE}. */
    long getLoadsAwaitedElsewhere();

    /** See {@link ReadPathEvent#WAIT_TIMED_OUT}. */
    long getWaitsTimedOut();

    /** See {@link ReadPathEvent#TAKEN_OVER}. */
    long getTakeOvers();

    /** See {@link ReadPathEvent#COMMIT_REFUSED}. */
    long getRefusedCommits();

    /** See {@link ReadPathEvent#BACK_OFF_BEGUN}. */
    long getBackOffs();

    /** See {@link ReadPathEvent#BACK_OFF_MET}. */
    long getLoadsSparedByBackOff();

    /** See {@link ReadPathEvent#NEGATIVE_SERVED}. */
    long getNegativesServed();

    /** See {@link ReadPathEvent#STALE_SERVED}. */
    long getStaleServed();

    /** See {@link ReadPathEvent#STALE_SERVED_ON_ERROR}. */
    long getStaleServedOnError();

    /** See {@link ReadPathEvent#DEFAULT_SERVED}. */
    long getDefaultsServed();

    /** See {@link ReadPathEvent#REFRESHED}. */
    long getRefreshes();

    /** See {@link ReadPathEvent#REFRESHED_EARLY}. */
    long getEarlyRefreshes();

    /** See {@link ReadPathEvent#REFRESH_FAILED}. */
    long getRefreshFailures();

    /** See {@link ReadPathEvent#REFRESH_SKIPPED}. */
    long getRefreshesSkipped();
}
