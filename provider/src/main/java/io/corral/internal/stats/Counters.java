// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.stats;

import io.corral.internal.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.management.CacheStatisticsMXBean;

/**
 * What JSR-107 counts (section 12.5). While statistics are off nothing is counted and no clock is read. Counts are
 * exact once the calls they count have returned; the average time of gets is an estimate, see {@link Hits}.
 */
public final class Counters implements CacheStatisticsMXBean {

    private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

    /** Where a call began while nothing was counted: it is not counted either, for how long it took nobody knows. */
    private static final long UNCOUNTED = Long.MIN_VALUE;

    private final Clock clock;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder puts = new LongAdder();
    private final LongAdder removals = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder getNanos = new LongAdder();
    private final LongAdder putNanos = new LongAdder();
    private final LongAdder removeNanos = new LongAdder();
    private final Hits reads;
    private volatile boolean enabled;

    /** @param clock what the times are measured with */
    public Counters(Clock clock) {
        this.clock = clock;
        this.reads = new Hits(clock);
    }

    /** Starts or stops counting; what has been counted stays. */
    public void enable(boolean on) {
        enabled = on;
    }

    /** When a call that will be counted begins: to be handed to the counting method. */
    public long start() {
        return enabled ? clock.nanos() : UNCOUNTED;
    }

    /** The same for a call that in most cases is a hit, and then ends with {@link #readHit}, else with {@link #readMiss}. */
    public long startRead() {
        return enabled ? reads.start() : UNCOUNTED;
    }

    /** A read that began at {@code start}, of {@link #startRead}, has found its value. */
    public void readHit(long start) {
        if (counts(start)) {
            reads.ended(start);
        }
    }

    /** A read that began at {@code start}, of {@link #startRead}, has to do more: when it began, for {@link #got}. */
    public long readMiss(long start) {
        return counts(start) ? reads.measured(start) : start;
    }

    private boolean counts(long start) {
        return enabled && start != UNCOUNTED;
    }

    /** Reads that began at {@code start}. */
    public void got(long start, long hit, long missed) {
        if (counts(start)) {
            hits.add(hit);
            misses.add(missed);
            getNanos.add(clock.nanos() - start);
        }
    }

    /** One read that found a value. */
    public void hit(long start) {
        if (counts(start)) {
            hits.increment();
            getNanos.add(clock.nanos() - start);
        }
    }

    /** A key was looked at, found or not, by a verb whose time is counted elsewhere or not at all. */
    public void seen(boolean present) {
        if (enabled) {
            (present ? hits : misses).increment();
        }
    }

    /** Values that were stored by a call that began at {@code start}. */
    public void put(long start, long count) {
        if (counts(start) && count > 0) {
            puts.add(count);
            putNanos.add(clock.nanos() - start);
        }
    }

    /** Values that were removed by a call that began at {@code start}. */
    public void removed(long start, long count) {
        if (counts(start) && count > 0) {
            removals.add(count);
            removeNanos.add(clock.nanos() - start);
        }
    }

    /** Values that were dropped for want of room. */
    public void evicted(long count) {
        if (enabled) {
            evictions.add(count);
        }
    }

    @Override
    public void clear() {
        for (LongAdder adder :
                new LongAdder[] {hits, misses, puts, removals, evictions, getNanos, putNanos, removeNanos}) {
            adder.reset();
        }
        reads.clear();
    }

    @Override
    public long getCacheHits() {
        return hits.sum() + reads.count();
    }

    @Override
    public float getCacheHitPercentage() {
        return percentage(getCacheHits(), getCacheGets());
    }

    @Override
    public long getCacheMisses() {
        return misses.sum();
    }

    @Override
    public float getCacheMissPercentage() {
        return percentage(misses.sum(), getCacheGets());
    }

    @Override
    public long getCacheGets() {
        return getCacheHits() + misses.sum();
    }

    @Override
    public long getCachePuts() {
        return puts.sum();
    }

    @Override
    public long getCacheRemovals() {
        return removals.sum();
    }

    @Override
    public long getCacheEvictions() {
        return evictions.sum();
    }

    @Override
    public float getAverageGetTime() {
        return average(getNanos.sum() + reads.nanos(), getCacheGets());
    }

    @Override
    public float getAveragePutTime() {
        return average((double) putNanos.sum(), puts.sum());
    }

    @Override
    public float getAverageRemoveTime() {
        return average((double) removeNanos.sum(), removals.sum());
    }

    private static float percentage(long part, long whole) {
        return whole == 0 ? 0 : 100f * part / whole;
    }

    private static float average(double nanos, long count) {
        return count == 0 ? 0 : (float) (nanos / NANOS_PER_MICRO / count);
    }
}
