// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock on which time passes only when it is told to. */
public final class FakeClock implements Clock {

    /** What it shows at first, in epoch milliseconds. */
    public static final long START = 1_800_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long millis() {
        return START + Duration.ofNanos(nanos.get()).toMillis();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Lets so many milliseconds pass. */
    public void advance(long millis) {
        advance(Duration.ofMillis(millis));
    }
}
