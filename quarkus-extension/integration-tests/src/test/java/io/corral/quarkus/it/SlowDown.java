// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;

/** Keeps a load going until others wait for it. */
final class SlowDown {

    private SlowDown() {}

    /** Returns when so many threads wait for a load, by their stacks. */
    static void untilWaiting(int threads) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> waiting() >= threads);
    }

    private static long waiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(SlowDown::waits)
                .count();
    }

    private static boolean waits(StackTraceElement[] stack) {
        for (StackTraceElement element : stack) {
            if (element.getClassName().startsWith("io.corral.internal.flight.Flight")) {
                return true;
            }
        }
        return false;
    }
}
