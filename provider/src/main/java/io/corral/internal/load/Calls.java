// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The calls of one user's object that are under way: once it is to be closed none begins, and those that run may end. */
public final class Calls {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    /** How many calls a thread is in: a loader may look into the cache, and so come to be called within its own call. */
    private final Map<Thread, Integer> under = new HashMap<>();

    private boolean closed;

    /** A call begins in this thread, which must {@link #end} it; false if it must not, for the object is to be closed. */
    boolean begin() {
        lock.lock();
        try {
            if (!closed) {
                under.merge(Thread.currentThread(), 1, Integer::sum);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** The call of this thread that began last is over. */
    void end() {
        lock.lock();
        try {
            under.computeIfPresent(Thread.currentThread(), (thread, calls) -> calls == 1 ? null : calls - 1);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no call begin from now on. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no other thread is in a call, for at most {@code nanos} nanoseconds. A thread does not wait for itself: the
     * object may have asked for its own end.
     *
     * @return false if the time is up
     * @throws InterruptedException if this thread is interrupted
     */
    public boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (others() && left > 0) {
                left = ended.awaitNanos(left);
            }
            return !others();
        } finally {
            lock.unlock();
        }
    }

    private boolean others() {
        return under.size() > (under.containsKey(Thread.currentThread()) ? 1 : 0);
    }
}
