// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.time;

/** The machine's clock: the one place that reads it. */
public final class SystemClock implements Clock {

    /** The only instance; it has no state. */
    public static final Clock INSTANCE = new SystemClock();

    private SystemClock() {}

    @Override
    @SuppressForbidden
    public long millis() {
        return System.currentTimeMillis();
    }

    @Override
    @SuppressForbidden
    public long nanos() {
        return System.nanoTime();
    }
}
