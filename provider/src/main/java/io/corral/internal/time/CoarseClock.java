// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.time;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The wall clock for those to whom a few milliseconds make no difference: to read the machine's clock takes about as long as
 * all the rest of what they do. While many ask, a thread reads it each millisecond, and they are given what it has found; while
 * few do, each reads it himself, and there is no such thread.
 *
 * <p>So it is late by a millisecond, and by as much more as that thread has to wait for a processor. It goes back only if the
 * machine's clock does.
 */
public final class CoarseClock implements LongSupplier {

    /** So many readers in a millisecond and the thread takes less time than they save. */
    static final int MANY = 128;

    private final Clock exact;
    private final Function<Runnable, Future<?>> everyMilli;

    /** What the thread has found, in epoch milliseconds; 0 while there is none. */
    private volatile long found;

    /** How many have asked, up to {@link #MANY}. Threads that count at once may lose some of each other's. */
    private int asked;

    /** When those who read the machine's clock began to be counted, in its milliseconds. */
    private long since;

    private @Nullable Future<?> ticking;

    /**
     * @param exact the machine's
     * @param everyMilli runs something each millisecond until it is cancelled; refuses it when its threads have ended
     */
    public CoarseClock(Clock exact, Function<Runnable, Future<?>> everyMilli) {
        this.exact = exact;
        this.everyMilli = everyMilli;
    }

    /** In epoch milliseconds. For any thread, which waits for others only while the thread that reads begins. */
    @Override
    public long getAsLong() {
        int before = asked;
        if (before < MANY) {
            asked = before + 1;
        }
        long known = found;
        return known == 0 ? read() : known;
    }

    private long read() {
        long now = exact.millis();
        if (asked >= MANY) {
            asked = 0;
            if (now - since <= 1) {
                start();
            }
            since = now;
        }
        return now;
    }

    private synchronized void start() {
        if (ticking == null) {
            try {
                ticking = everyMilli.apply(this::tick);
                // Not what this thread has read: others may have been given later times while it waited.
                found = exact.millis();
            } catch (RejectedExecutionException ended) {
                // Somebody still writes to a cache that is being closed: he can read the clock himself.
            }
        }
    }

    private synchronized void tick() {
        if (asked >= MANY) {
            asked = 0;
            found = exact.millis();
        } else if (ticking != null) {
            found = 0;
            ticking.cancel(false);
            ticking = null;
        }
    }
}
