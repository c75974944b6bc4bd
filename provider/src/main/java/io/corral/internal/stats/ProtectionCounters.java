// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.stats;

import java.util.concurrent.atomic.LongAdder;

/** Counts what JSR-107 does not know of: the edges of the read path. Always on; each count is one addition. */
public final class ProtectionCounters {

    private final LongAdder staleServed = new LongAdder();
    private final LongAdder staleOnError = new LongAdder();
    private final LongAdder refreshes = new LongAdder();
    private final LongAdder refreshFailures = new LongAdder();
    private final LongAdder refreshesSkipped = new LongAdder();

    /** A value was served past its soft expiry. */
    public void staleServed() {
        staleServed.increment();
    }

    /** A value was served past its soft expiry because a load had failed. */
    public void staleOnError() {
        staleOnError.increment();
    }

    /** A refresh has begun on this node. */
    public void refreshStarted() {
        refreshes.increment();
    }

    /** A refresh has failed on this node. */
    public void refreshFailed() {
        refreshFailures.increment();
    }

    /** A refresh was wanted, and there was no permit or no thread for it. */
    public void refreshSkipped() {
        refreshesSkipped.increment();
    }

    /** How often a value was served past its soft expiry, errors not counted. */
    public long staleServedCount() {
        return staleServed.sum();
    }

    /** How often a value was served past its soft expiry because a load had failed. */
    public long staleOnErrorCount() {
        return staleOnError.sum();
    }

    /** How many refreshes have begun on this node. */
    public long refreshCount() {
        return refreshes.sum();
    }

    /** How many refreshes have failed on this node. */
    public long refreshFailureCount() {
        return refreshFailures.sum();
    }

    /** How many refreshes were wanted and not begun for want of a permit or a thread. */
    public long refreshSkippedCount() {
        return refreshesSkipped.sum();
    }
}
