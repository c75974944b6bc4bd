// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.stats;

import io.corral.internal.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * The reads that find their value at once: each is counted, but only some are timed, for to read the clock twice takes longer
 * than to read a cache. All of the first ones are, so that a small number of reads has an average, too.
 */
final class Hits {

    /** Where a read began that is counted and not timed. */
    private static final long UNTIMED = Long.MIN_VALUE + 1;

    /** How many are timed before one in {@link #ONE_IN} is. */
    private static final int FIRST = 1000;

    /** A power of two. Which ones is left to chance, so that no rhythm of the caller's makes them unlike the others. */
    private static final int ONE_IN = 16;

    private final Clock clock;
    private final LongAdder first = new LongAdder();
    private final LongAdder firstNanos = new LongAdder();
    private final LongAdder sampled = new LongAdder();
    private final LongAdder sampledNanos = new LongAdder();
    private final LongAdder untimed = new LongAdder();
    /** Threads that count down at once may lose some of each other's: a few more are timed. */
    private int toBeTimed = FIRST;

    Hits(Clock clock) {
        this.clock = clock;
    }

    /** When a read begins, or a word for that nobody measures it. */
    long start() {
        return toBeTimed > 0 || (ThreadLocalRandom.current().nextInt() & (ONE_IN - 1)) == 0 ? clock.nanos() : UNTIMED;
    }

    /** When a read began that turns out to be no hit: now, if nobody has measured it. */
    long measured(long start) {
        return start == UNTIMED ? clock.nanos() : start;
    }

    /** A read that began at {@code start} has found its value. */
    void ended(long start) {
        if (start == UNTIMED) {
            untimed.increment();
        } else if (toBeTimed > 0) {
            toBeTimed--;
            first.increment();
            firstNanos.add(clock.nanos() - start);
        } else {
            sampled.increment();
            sampledNanos.add(clock.nanos() - start);
        }
    }

    /** How many there were, exactly. */
    long count() {
        return first.sum() + sampled.sum() + untimed.sum();
    }

    /** How long all of them took, if those that were not timed took as long as those that were chosen to be. */
    double nanos() {
        double chosen = sampled.sum();
        double rest = untimed.sum();
        return firstNanos.sum() + (chosen == 0 ? 0 : sampledNanos.sum() * (chosen + rest) / chosen);
    }

    void clear() {
        for (LongAdder adder : new LongAdder[] {first, firstNanos, sampled, sampledNanos, untimed}) {
            adder.reset();
        }
        toBeTimed = FIRST;
    }
}
