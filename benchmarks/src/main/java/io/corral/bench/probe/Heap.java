// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the heap holds that is still in use. */
final class Heap {

    private static final int TIMES = 5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private Heap() {}

    /** Bytes in use after collections of all garbage: the least of a few, for what ends its work only in between. */
    static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
            LockSupport.parkNanos(PAUSE);
        }
        return least;
    }
}
