// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.stats;

import io.corral.ProtectionListener;
import io.corral.ProtectionStatisticsMXBean;
import io.corral.ReadPathEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Counts the edges of the read path, and tells listeners of them. Always on; each count is one addition. */
public final class ProtectionCounters implements ProtectionStatisticsMXBean {

    private static final Logger LOG = Logger.getLogger(ProtectionCounters.class);

    private final Map<ReadPathEvent, LongAdder> counts = new EnumMap<>(ReadPathEvent.class);
    private final List<ProtectionListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** All counts are zero. */
    public ProtectionCounters() {
        for (ReadPathEvent event : ReadPathEvent.values()) {
            counts.put(event, new LongAdder());
        }
    }

    /** From now on it hears of everything. */
    public void add(ProtectionListener listener) {
        listeners.add(listener);
    }

    /** From now on it hears of nothing. */
    public void remove(ProtectionListener listener) {
        listeners.remove(listener);
    }

    /** An edge was taken. */
    public void took(ReadPathEvent event) {
        adder(event).increment();
        // Each stale hit comes here, and most caches have nobody to be told.
        if (!listeners.isEmpty()) {
            tell(listener -> listener.happened(event));
        }
    }

    /** A call of the loader begins. */
    public void loading() {
        underWay.incrementAndGet();
    }

    /** A call of the loader is over. */
    public void loaded(long took, int keys, boolean failed) {
        underWay.decrementAndGet();
        calls.increment();
        nanos.add(took);
        for (int i = 0; i < keys; i++) {
            took(failed ? ReadPathEvent.LOAD_FAILED : ReadPathEvent.LOADED);
        }
        tell(listener -> listener.loaded(took, keys, failed));
    }

    private void tell(Consumer<ProtectionListener> what) {
        for (ProtectionListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warnf(e, "a ProtectionListener failed");
            }
        }
    }

    private LongAdder adder(ReadPathEvent event) {
        LongAdder adder = counts.get(event);
        if (adder == null) {
            throw new IllegalStateException("there is a counter for each event, and none for " + event);
        }
        return adder;
    }

    @Override
    public long count(ReadPathEvent event) {
        return adder(event).sum();
    }

    @Override
    public long getLoads() {
        return count(ReadPathEvent.LOADED) + count(ReadPathEvent.LOAD_FAILED);
    }

    @Override
    public long getLoadFailures() {
        return count(ReadPathEvent.LOAD_FAILED);
    }

    @Override
    public long getLoadsUnderWay() {
        return underWay.get();
    }

    @Override
    public double getAverageLoadMillis() {
        long count = calls.sum();
        return count == 0 ? 0 : (double) nanos.sum() / count / TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public long getLoadsCoalesced() {
        return count(ReadPathEvent.LOAD_COALESCED);
    }

    @Override
    public long getLoadsAwaitedElsewhere() {
        return count(ReadPathEvent.LOAD_AWAITED_ELSEWHERE);
    }

    @Override
    public long getWaitsTimedOut() {
        return count(ReadPathEvent.WAIT_TIMED_OUT);
    }

    @Override
    public long getTakeOvers() {
        return count(ReadPathEvent.TAKEN_OVER);
    }

    @Override
    public long getRefusedCommits() {
        return count(ReadPathEvent.COMMIT_REFUSED);
    }

    @Override
    public long getBackOffs() {
        return count(ReadPathEvent.BACK_OFF_BEGUN);
    }

    @Override
    public long getLoadsSparedByBackOff() {
        return count(ReadPathEvent.BACK_OFF_MET);
    }

    @Override
    public long getNegativesServed() {
        return count(ReadPathEvent.NEGATIVE_SERVED);
    }

    @Override
    public long getStaleServed() {
        return count(ReadPathEvent.STALE_SERVED);
    }

    @Override
    public long getStaleServedOnError() {
        return count(ReadPathEvent.STALE_SERVED_ON_ERROR);
    }

    @Override
    public long getDefaultsServed() {
        return count(ReadPathEvent.DEFAULT_SERVED);
    }

    @Override
    public long getRefreshes() {
        return count(ReadPathEvent.REFRESHED);
    }

    @Override
    public long getEarlyRefreshes() {
        return count(ReadPathEvent.REFRESHED_EARLY);
    }

    @Override
    public long getRefreshFailures() {
        return count(ReadPathEvent.REFRESH_FAILED);
    }

    @Override
    public long getRefreshesSkipped() {
        return count(ReadPathEvent.REFRESH_SKIPPED);
    }
}
