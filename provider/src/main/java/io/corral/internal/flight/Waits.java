// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import java.util.ArrayList;
import java.util.List;
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
 *
 * <p>A trail is read step by step while others come and go, so what looks like a circle may never have been one: 1. a
 * thread ends its turn, on which another still waits by its note; 2. it asks for the next turn, which that other one
 * holds by now; 3. the trail of notes leads back to it. So what was found is looked at once more, and counts only if
 * nothing of it is over and every note still stands: then all of it stood at one moment.
 */
final class Waits {

    private static final ConcurrentMap<Thread, Awaited> WAITING = new ConcurrentHashMap<>();

    /** The trail may change under our feet, and must not be followed for ever. */
    private static final int MOST_HOPS = 1_000;

    private Waits() {}

    /** Waits for {@code done}, which {@code awaited} completes, for at most {@code nanos} nanoseconds. */
    static <R> R await(Awaited awaited, CompletableFuture<R> done, long nanos)
            throws InterruptedException, TimeoutException, WouldDeadlockException {
        Thread me = Thread.currentThread();
        // A thread waits for one thing at a time, but a completed future's dependents may nest a wait inside another.
        @Nullable Awaited outer = WAITING.put(me, awaited);
        try {
            if (leadsTo(me, awaited)) {
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
        List<Awaited> trail = new ArrayList<>();
        @Nullable Awaited next = start;
        while (next != null && !next.over() && trail.size() < MOST_HOPS) {
            trail.add(next);
            Thread leader = next.leader();
            if (leader == me) {
                return stands(trail);
            }
            next = leader == null ? null : WAITING.get(leader);
        }
        return false;
    }

    private static boolean stands(List<Awaited> trail) {
        for (int i = 0; i < trail.size(); i++) {
            Awaited awaited = trail.get(i);
            boolean last = i == trail.size() - 1;
            Thread leader = awaited.leader();
            if (awaited.over() || (!last && (leader == null || WAITING.get(leader) != trail.get(i + 1)))) {
                return false;
            }
        }
        return true;
    }
}
