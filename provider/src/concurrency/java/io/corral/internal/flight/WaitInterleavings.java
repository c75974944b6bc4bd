// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import static io.corral.scene.Scene.require;

import io.corral.scene.Scene;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Threads that wait for each other. */
class WaitInterleavings {

    @Test
    void twoWhoWaitForEachOtherDoNotHang() {
        Scene.playLonger(() -> {
            Flights<Integer, String> flights = new Flights<>();
            AtomicInteger boarded = new AtomicInteger();

            Scene.together(
                    () -> leadAndAsk(flights, boarded, 0, 1),
                    () -> leadAndAsk(flights, boarded, 1, 0));

            require(flights.running().isEmpty(), "both have landed");
        });
    }

    /** Leads its own flight and waits for another's; a circle is an error only where it was none. */
    private static void leadAndAsk(
            Flights<Integer, String> flights, AtomicInteger boarded, int own, int other)
            throws Exception {
        Flight<Integer, String> mine = flights.board(own, own, 0).flight();
        boarded.incrementAndGet();
        try {
            Flight<Integer, String> theirs = flights.withToken(other);
            if (theirs != null) {
                theirs.await(Scene.LONG);
            }
        } catch (WouldDeadlockException e) {
            require(boarded.get() == 2, "a circle has both of them in it");
        } finally {
            flights.land(mine, "landed");
        }
    }

    /** What a thread of the scene has to do before another one goes on. */
    private static final class Work implements Awaited {

        private final CompletableFuture<String> done = new CompletableFuture<>();
        private volatile Thread worker;

        @Override
        public Thread leader() {
            return worker;
        }

        @Override
        public boolean over() {
            return done.isDone();
        }
    }

    /**
     * 1. The first waits for the second, which waits for the third: so the first reads. 2. The third is done, and only
     * then waits for the first. 3. The first reads on. It must not take what it has read for a circle.
     */
    @Test
    void whatWasNeverACircleIsNotTakenForOne() {
        Scene.play(() -> {
            Work first = new Work();
            Work second = new Work();
            Work third = new Work();

            Thread one = new Thread(() -> doAfter(second, first));
            Thread two = new Thread(() -> doAfter(third, second));
            first.worker = one;
            second.worker = two;
            third.worker = Thread.currentThread();
            one.start();
            two.start();
            third.done.complete("done");
            await(first);
            Scene.join(one);
            Scene.join(two);
        });
    }

    private static void doAfter(Work before, Work mine) {
        await(before);
        mine.done.complete("done");
    }

    /** What it throws ends the thread, and so the scene, for the others then wait for it in vain. */
    private static void await(Work work) {
        try {
            Waits.await(work, work.done, Scene.LONG);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
