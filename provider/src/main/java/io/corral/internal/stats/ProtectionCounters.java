// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.stats;

import io.corral.ProtectionStatisticsMXBean;
import java.util.concurrent.atomic.LongAdder;

/** Counts the edges of the read path. Always on; each count is one addition. */
public final class ProtectionCounters implements ProtectionStatisticsMXBean {

    private final LongAdder loads = new LongAdder();
    private final LongAdder loadFailures = new LongAdder();
    private final LongAdder coalesced = new LongAdder();
    private final LongAdder awaitedElsewhere = new LongAdder();
    private final LongAdder refusedCommits = new LongAdder();
    private final LongAdder staleServed = new LongAdder();
    private final LongAdder staleOnError = new LongAdder();
    private final LongAdder refreshes = new LongAdder();
    private final LongAdder refreshFailures = new LongAdder();
    private final LongAdder refreshesSkipped = new LongAdder();

    /** A load has been settled here. */
    public void settled() {
        loads.increment();
    }

    /** A load has failed here. */
    public void loadFailed() {
        loadFailures.increment();
    }

    /** A call waits for a load of this JVM. */
    public void coalesced() {
        coalesced.increment();
    }

    /** A claim waits for a load on another node. */
    public void awaitedElsewhere() {
        awaitedElsewhere.increment();
    }

    /** A loaded value was not stored. */
    public void commitRefused() {
        refusedCommits.increment();
    }

    /** A value was served past its soft expiry. */
    public void staleServed() {
        staleServed.increment();
    }

    /** A value was served past its soft expiry because a load had failed. */
    public void staleOnError() {
        staleOnError.increment();
    }

    /** A refresh has begun here. */
    public void refreshStarted() {
        refreshes.increment();
    }

    /** A refresh has failed here. */
    public void refreshFailed() {
        refreshFailures.increment();
    }

    /** A refresh was wanted, and there was no permit or no thread for it. */
    public void refreshSkipped() {
        refreshesSkipped.increment();
    }

    @Override
    public long getLoads() {
        return loads.sum();
    }

    @Override
    public long getLoadFailures() {
        return loadFailures.sum();
    }

    @Override
    public long getLoadsCoalesced() {
        return coalesced.sum();
    }

    @Override
    public long getLoadsAwaitedElsewhere() {
        return awaitedElsewhere.sum();
    }

    @Override
    public long getRefusedCommits() {
        return refusedCommits.sum();
    }

    @Override
    public long getStaleServed() {
        return staleServed.sum();
    }

    @Override
    public long getStaleServedOnError() {
        return staleOnError.sum();
    }

    @Override
    public long getRefreshes() {
        return refreshes.sum();
    }

    @Override
    public long getRefreshFailures() {
        return refreshFailures.sum();
    }

    @Override
    public long getRefreshesSkipped() {
        return refreshesSkipped.sum();
    }
}
