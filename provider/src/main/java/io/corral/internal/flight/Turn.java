// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One thread's turn at one key. */
final class Turn implements Awaited {

    private final Thread leader = Thread.currentThread();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable Turn givenUpTo;

    /** The thread whose turn it is, or, once it has been given up, the one that those behind it really wait for. */
    @Override
    public Thread leader() {
        Turn turn = this;
        for (Turn before = turn.givenUpTo; before != null; before = turn.givenUpTo) {
            turn = before;
        }
        return turn.leader;
    }

    @Override
    public boolean over() {
        return done.isDone();
    }

    void await(long nanos) throws InterruptedException, TimeoutException, WouldDeadlockException {
        Waits.await(this, done, nanos);
    }

    void end() {
        done.complete(null);
    }

    /** Gives this turn up before it has come: {@code pass} is run when the one before it has ended. */
    void giveUp(Turn before, Runnable pass) {
        givenUpTo = before;
        var unused = before.done.thenRun(pass);
    }
}
