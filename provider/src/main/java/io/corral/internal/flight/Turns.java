// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread at a time may do something to a key, first come first served. Reads take no turn: whoever only reads
 * never waits here.
 *
 * <p>Each turn stands behind the last one of its key. Several turns at once are taken while holding one lock, so that
 * of two threads that want overlapping keys one stands before the other at all of them, and no circle arises.
 */
public final class Turns<K> {

    private final ConcurrentMap<K, Turn> last = new ConcurrentHashMap<>();
    private final ReentrantLock bulk = new ReentrantLock();

    /**
     * Waits for this thread's turn at the key, for at most {@code nanos} nanoseconds. Close the result to end the turn.
     *
     * @throws WouldDeadlockException if this thread has the turn already, or whoever has it waits for this thread
     */
    public Held enter(K key, long nanos) throws InterruptedException, TimeoutException, WouldDeadlockException {
        Turn mine = new Turn();
        Turn before = last.put(key, mine);
        if (before != null) {
            await(key, mine, before, nanos);
        }
        return () -> end(key, mine);
    }

    /** Waits for this thread's turn at all of the keys; {@code nanos} nanoseconds for each at most. */
    public Held enterAll(Collection<? extends K> keys, long nanos)
            throws InterruptedException, TimeoutException, WouldDeadlockException {
        Map<K, Turn> mine = new LinkedHashMap<>();
        Map<K, Turn> before = new LinkedHashMap<>();
        bulk.lock();
        try {
            for (K key : new LinkedHashSet<K>(keys)) {
                Turn turn = new Turn();
                mine.put(key, turn);
                Turn predecessor = last.put(key, turn);
                if (predecessor != null) {
                    before.put(key, predecessor);
                }
            }
        } finally {
            bulk.unlock();
        }
        List<K> waiting = new ArrayList<>(before.keySet());
        boolean entered = false;
        try {
            for (K key : waiting) {
                Turn turn = mine.get(key);
                Turn predecessor = before.remove(key);
                if (turn != null && predecessor != null) {
                    try {
                        predecessor.await(nanos);
                    } catch (InterruptedException | TimeoutException | WouldDeadlockException e) {
                        before.put(key, predecessor);
                        throw e;
                    }
                }
            }
            entered = true;
        } finally {
            if (!entered) {
                mine.forEach((key, turn) -> pass(key, turn, before));
            }
        }
        return () -> mine.forEach(this::end);
    }

    private void await(K key, Turn mine, Turn before, long nanos)
            throws InterruptedException, TimeoutException, WouldDeadlockException {
        boolean entered = false;
        try {
            before.await(nanos);
            entered = true;
        } finally {
            if (!entered) {
                mine.giveUp(before, () -> end(key, mine));
            }
        }
    }

    /** Gives up a turn: at once if it had come, else when it comes, for those behind it stand behind its predecessor. */
    private void pass(K key, Turn mine, Map<K, Turn> before) {
        Turn predecessor = before.get(key);
        if (predecessor == null) {
            end(key, mine);
        } else {
            mine.giveUp(predecessor, () -> end(key, mine));
        }
    }

    private void end(K key, Turn mine) {
        last.remove(key, mine);
        mine.end();
    }

    /** A turn that has come; closing it lets the next thread in. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
