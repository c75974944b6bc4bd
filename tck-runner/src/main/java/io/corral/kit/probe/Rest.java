// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
public final class Rest {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** So many looks in a row must say the same: a thread may stop for a moment on its way, in a lock or a class. */
    private static final int LOOKS = 10;

    private Rest() {}

    /**
     * Waits until {@code condition} holds, and goes on to hold for a moment.
     *
     * @return false if it did not in {@code patience}
     * @throws InterruptedException if this thread is interrupted
     */
    public static boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        return await(condition, patience, LOOKS);
    }

    /**
     * Waits until {@code condition} holds.
     *
     * @return false if it did not in {@code patience}
     * @throws InterruptedException if this thread is interrupted
     */
    public static boolean awaitOnce(BooleanSupplier condition, Duration patience) throws InterruptedException {
        return await(condition, patience, 1);
    }

    private static boolean await(BooleanSupplier condition, Duration patience, int looks) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int held = 0;
        while (held < looks) {
            held = condition.getAsBoolean() ? held + 1 : 0;
            if (held < looks) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
        return true;
    }
}
