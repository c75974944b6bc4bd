// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** One thread's turn at one key. */
final class Turn implements Awaited {

    private final Thread leader = Thread.currentThread();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    @Override
    public Thread leader() {
        return leader;
    }

    void await(long nanos) throws InterruptedException, TimeoutException, WouldDeadlockException {
        Waits.await(this, over, nanos);
    }

    void end() {
        over.complete(null);
    }

    void then(Runnable next) {
        var unused = over.thenRun(next);
    }
}
