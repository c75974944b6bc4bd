// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long every request waits, in microseconds.
 * Users record; one other thread reads.
 */
final class Waits {

    private static final int DIGITS = 3;

    /** In place of a time: this user is not waiting. */
    private static final long IDLE = Long.MIN_VALUE;

    private final Recorder recorder = new Recorder(DIGITS);
    private final Histogram answered = new Histogram(DIGITS);
    private final AtomicLongArray waitingSince;
    private volatile boolean closed;
    private long closedAt;

    Waits(int users) {
        waitingSince = new AtomicLongArray(users);
        for (int user = 0; user < users; user++) {
            waitingSince.set(user, IDLE);
        }
    }

    /** The user asks. */
    void begin(int user) {
        if (!closed) {
            waitingSince.set(user, System.nanoTime());
        }
    }

    /** The user has the answer. */
    void answered(int user) {
        long micros = micros(System.nanoTime() - waitingSince.get(user));
        if (!closed) {
            recorder.recordValue(micros);
            waitingSince.set(user, IDLE);
        }
    }

    /** The user got a failure instead of an answer. */
    void failed(int user) {
        if (!closed) {
            waitingSince.set(user, IDLE);
        }
    }

    /** The requests that were answered since the last call, and those still waiting, with their wait so far. */
    Interval nextInterval() {
        Histogram interval = recorder.getIntervalHistogram();
        answered.add(interval);
        long served = interval.getTotalCount();
        addWaiting(interval, System.nanoTime());
        return new Interval(served, interval);
    }

    /** Ends the record: from here on nothing changes it, and who waits now is without an answer. */
    void close() {
        closed = true;
        closedAt = System.nanoTime();
        answered.add(recorder.getIntervalHistogram());
    }

    /** How many requests were answered before the record was closed. */
    long answered() {
        return answered.getTotalCount();
    }

    /** How many requests were waiting when the record was closed. */
    int unanswered() {
        return addWaiting(new Histogram(DIGITS), closedAt);
    }

    /**
     * The waits of all requests, those without an answer included, corrected for coordinated omission:
     * a user who waits makes no further requests, so those that the user would have made in the meantime are added,
     * each with the wait that it would have had.
     *
     * @param pauseMicros the time between a user's requests when nothing holds them up, in microseconds
     */
    Waiting summary(long pauseMicros) {
        Histogram all = answered.copy();
        addWaiting(all, closedAt);
        Histogram corrected = all.copyCorrectedForCoordinatedOmission(pauseMicros);
        return new Waiting(
                seconds(corrected.getValueAtPercentile(50)),
                seconds(corrected.getValueAtPercentile(99)),
                seconds(corrected.getMaxValue()));
    }

    static double seconds(long micros) {
        return micros / 1e6;
    }

    private int addWaiting(Histogram histogram, long now) {
        int waiting = 0;
        for (int user = 0; user < waitingSince.length(); user++) {
            long since = waitingSince.get(user);
            if (since != IDLE) {
                histogram.recordValue(micros(now - since));
                waiting++;
            }
        }
        return waiting;
    }

    private static long micros(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /**
     * What happened between two looks.
     *
     * @param served the requests that were answered
     * @param waits of those and of the requests that still wait, in microseconds
     */
    record Interval(long served, Histogram waits) {}
}
