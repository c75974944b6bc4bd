// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds who comes to it until it is opened. Safe for all threads. */
public final class Gate {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Duration limit;

    /**
     * A closed gate.
     *
     * @param limit after which it lets everybody pass, opened or not, so that no thread stays for ever
     */
    public Gate(Duration limit) {
        this.limit = limit;
    }

    /**
     * Stays until the gate is open.
     *
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public void pass() throws InterruptedException {
        reached.countDown();
        opened.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets through everybody who is here or comes. */
    public void open() {
        opened.countDown();
    }

    /**
     * Waits until somebody has come to the gate.
     *
     * @return false if nobody came in {@code patience}
     */
    public boolean awaitReached(Duration patience) throws InterruptedException {
        return reached.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
