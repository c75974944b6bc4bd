// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Which thread waits for what, over all caches of the JVM, so that a circle is found instead of slept through.
 *
 * <p>Two threads can close a circle at the same moment: 1. each notes what it waits for; 2. only then does each look
 * whether the trail leads back to itself. Whoever notes last sees the whole circle, so at least one of them finds it.
 */
final class Waits {

    private static final ConcurrentMap<Thread, Awaited> WAITING = new ConcurrentHashMap<>();

    private Waits() {}

    /** Waits for {@code done}, which {@code awaited} completes, for at most {@code nanos} nanoseconds. */
    static <R> R await(Awaited awaited, CompletableFuture<R> done, long nanos)
            throws InterruptedException, TimeoutException, WouldDeadlockException {
        Thread me = Thread.currentThread();
        // A thread waits for one thing at a time, but a completed future's dependents may nest a wait inside another.
        @Nullable Awaited outer = WAITING.put(me, awaited);
        try {
            if (!done.isDone() && leadsTo(me, awaited)) {
                throw new WouldDeadlockException();
            }
            return done.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("what others wait for is never completed exceptionally", e);
        } finally {
            if (outer == null) {
                WAITING.remove(me);
            } else {
                WAITING.put(me, outer);
            }
        }
    }

    private static boolean leadsTo(Thread me, Awaited start) {
        @Nullable Awaited next = start;
        // Bounded, for the trail may change under our feet.
        for (int hops = 0; next != null && hops < 1_000; hops++) {
            Thread leader = next.leader();
            if (leader == me) {
                return true;
            }
            next = WAITING.get(leader);
        }
        return false;
    }
}
