// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long every request waits, in microseconds.
 * Users record; one other thread reads.
 */
public final class Waits {

    private static final int DIGITS = 3;

    /** In place of a time: this user is not waiting. */
    private static final long IDLE = Long.MIN_VALUE;

    private final Recorder recorder = new Recorder(DIGITS);
    private final Histogram answered = new Histogram(DIGITS);
    private final AtomicLongArray waitingSince;
    private volatile boolean closed;
    private long closedAt;

    public Waits(int users) {
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
    public Interval nextInterval() {
        return interval(System.nanoTime());
    }

    /**
     * Ends the record: from here on nothing changes it, and who waits now is without an answer.
     *
     * @return what happened since the last interval
     */
    public Interval close() {
        closed = true;
        closedAt = System.nanoTime();
        return interval(closedAt);
    }

    /** How many requests were answered before the record was closed. */
    long answered() {
        return answered.getTotalCount();
    }

    /** How many requests were waiting when the record was closed. */
    int unanswered() {
        return Math.toIntExact(waiting(closedAt).getTotalCount());
    }

    /** The waits of all requests, those without an answer included. */
    Waiting summary(Duration pause) {
        return Waiting.of(new Interval(answered, waiting(closedAt)).waits(), pause);
    }

    /** What a recorded time is in seconds. */
    public static double seconds(long micros) {
        return micros / 1e6;
    }

    private Interval interval(long now) {
        Histogram interval = recorder.getIntervalHistogram();
        answered.add(interval);
        return new Interval(interval, waiting(now));
    }

    private Histogram waiting(long now) {
        Histogram waiting = new Histogram(DIGITS);
        for (int user = 0; user < waitingSince.length(); user++) {
            long since = waitingSince.get(user);
            if (since != IDLE) {
                waiting.recordValue(micros(now - since));
            }
        }
        return waiting;
    }

    private static long micros(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /**
     * What happened between two looks; waits in microseconds.
     *
     * @param answered the waits of the requests that were answered
     * @param waiting how long those who still wait have waited by now
     */
    public record Interval(Histogram answered, Histogram waiting) {

        /** Nothing happened. */
        public static Interval empty() {
            return new Interval(new Histogram(DIGITS), new Histogram(DIGITS));
        }

        /** How many requests were answered. */
        public long served() {
            return answered.getTotalCount();
        }

        /** The waits of those who were answered and of those who still wait. */
        public Histogram waits() {
            Histogram all = new Histogram(DIGITS);
            all.add(answered);
            all.add(waiting);
            return all;
        }
    }
}
