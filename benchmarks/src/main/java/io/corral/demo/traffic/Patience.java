// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting with an end. */
public final class Patience {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Patience() {}

    /** Waits until a condition holds, and returns false if it does not within the time. */
    public static boolean await(Duration longest, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /** Waits until {@link System#nanoTime} gets there. */
    public static void parkUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
