// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time from a moment on, by the clock and by the processor time of this JVM. */
final class Stopwatch {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double NANOS_OF_A_MILLI = 1e6;

    private final long cpu = SYSTEM.getProcessCpuTime();
    private final long wall = System.nanoTime();

    /** Prints the time since this was made, in milliseconds. */
    void say(String title) {
        double wallMillis = (System.nanoTime() - wall) / NANOS_OF_A_MILLI;
        double cpuMillis = (SYSTEM.getProcessCpuTime() - cpu) / NANOS_OF_A_MILLI;
        new Said(title, "ms", wallMillis, cpuMillis).say();
    }
}
