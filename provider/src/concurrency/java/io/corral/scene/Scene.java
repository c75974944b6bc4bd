// SPDX-License-Identifier: Apache-2.0
package io.corral.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.Lincheck;

/**
 * A few threads with a few steps each, played in many orders of these steps. Lincheck decides after each access to
 * what threads share which of them goes on, and reports an order in which one of them fails or all of them wait.
 *
 * <p>Lincheck takes a wait that has a time limit for a loop, and one that goes round fifty times while others work for a
 * thread that hangs. So scenes are short, and no thread waits for two others that wait for each other.
 */
public final class Scene {

    /** More than any wait here takes: no time passes in a scene. */
    public static final long LONG = Long.MAX_VALUE / 4;

    /** How many orders are played; the same ones each time. */
    private static final int ORDERS = Integer.getInteger("concurrency.orders", 100);

    private Scene() {}

    /** Plays a scene, which begins anew each time. */
    public static void play(Runnable scene) {
        Lincheck.runConcurrentTest(ORDERS, scene);
    }

    /** Plays a scene in five times as many orders, where what may go wrong is in few of them. */
    public static void playLonger(Runnable scene) {
        Lincheck.runConcurrentTest(5 * ORDERS, scene);
    }

    /** Has each part played by a thread of its own, and waits for all of them; what one of them throws is thrown. */
    public static void together(Part... parts) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Part part : parts) {
            threads.add(new Thread(() -> {
                try {
                    part.play();
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        threads.forEach(Thread::start);
        threads.forEach(Scene::join);
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    /** Waits for the end of a thread. */
    public static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Fails unless the condition holds. Plain, for Lincheck follows every call, into a library for assertions too. */
    public static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("required: " + what);
        }
    }

    /** What one thread does. */
    @FunctionalInterface
    public interface Part {
        /** Does it. */
        void play() throws Exception;
    }

    /** Somewhere only one thread at a time may be. */
    public static final class Room {

        private final AtomicInteger inside = new AtomicInteger();

        /** Goes in, and fails if somebody is there. */
        public void enter() {
            require(inside.incrementAndGet() == 1, "one thread at a time");
        }

        /** Goes out. */
        public void leave() {
            inside.decrementAndGet();
        }
    }
}
