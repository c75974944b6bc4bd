// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.write;

import io.corral.internal.failure.Failures;
import io.corral.internal.flight.Turns;
import io.corral.internal.flight.WouldDeadlockException;
import java.util.Collection;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets two writers of one key reach the user's store and the cache in the same order. Nobody else waits: not a read,
 * not a load, not the writer of another key.
 */
public final class KeyTurns<K> {

    private final Turns<K> turns = new Turns<>();
    private final Failures failures;
    private final long patience;

    /** @param patience how long a writer waits for its turn, in nanoseconds */
    public KeyTurns(Failures failures, long patience) {
        this.failures = failures;
        this.patience = patience;
    }

    /** Does the work when this thread's turn at the key has come. */
    public <T> T taking(K key, Supplier<T> work) {
        Turns.Held turn = waiting(() -> turns.enter(key, patience));
        try {
            return work.get();
        } finally {
            turn.close();
        }
    }

    /** Does the work when this thread's turn at all of the keys has come. */
    void takingAll(Collection<? extends K> keys, Runnable work) {
        Turns.Held turn = waiting(() -> turns.enterAll(keys, patience));
        try {
            work.run();
        } finally {
            turn.close();
        }
    }

    private Turns.Held waiting(Entering entering) {
        try {
            return entering.enter();
        } catch (InterruptedException e) {
            throw failures.interrupted(e);
        } catch (TimeoutException e) {
            throw failures.writeTimeout(patience);
        } catch (WouldDeadlockException e) {
            throw failures.writeReentry();
        }
    }

    @FunctionalInterface
    private interface Entering {
        Turns.Held enter() throws InterruptedException, TimeoutException, WouldDeadlockException;
    }
}
