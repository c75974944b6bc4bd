// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many threads that make a call at the same time. */
public final class Crowd<T extends @Nullable Object> {

    private final List<Caller<T>> callers;

    private Crowd(List<Caller<T>> callers) {
        this.callers = List.copyOf(callers);
    }

    /** Starts {@code size} threads that all make {@code call}. */
    public static <T extends @Nullable Object> Crowd<T> start(int size, Callable<T> call) {
        return each(size, index -> call);
    }

    /** Starts {@code size} threads; {@code calls} says what the thread of each index, from 0, calls. */
    public static <T extends @Nullable Object> Crowd<T> each(int size, IntFunction<Callable<T>> calls) {
        CyclicBarrier together = new CyclicBarrier(size);
        List<Caller<T>> started = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            started.add(Caller.start(() -> together.await(10, TimeUnit.SECONDS), calls.apply(i)));
        }
        return new Crowd<>(started);
    }

    /**
     * Waits until every thread of the crowd has ended or waits for something, and stays so for a moment: who wants the
     * value then stands wherever this provider makes him stand. The kit goes on after {@code patience} in any case: a
     * crowd that never rests makes a scenario weaker, not wrong.
     */
    public void awaitRest(Duration patience) throws InterruptedException {
        Rest.await(() -> callers.stream().allMatch(Caller::rests), patience);
    }

    /** Interrupts every thread of the crowd. */
    public void interrupt() {
        callers.forEach(Caller::interrupt);
    }

    /** Waits for all, for at most {@code patience} altogether. */
    public List<Ending<T>> ends(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<Ending<T>> endings = new ArrayList<>();
        for (Caller<T> caller : callers) {
            endings.add(caller.end(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
        }
        return endings;
    }
}
