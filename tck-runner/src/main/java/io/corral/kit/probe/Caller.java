// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call in a thread of its own, a daemon: a call that never ends does not keep the JVM. */
public final class Caller<T extends @Nullable Object> {

    private static final String NAME = "kit-caller";

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile boolean calling;

    private Caller(@Nullable ThreadGroup company, Callable<?> before, Callable<T> call) {
        this.task = new FutureTask<>(() -> {
            before.call();
            // Only now: a thread that waits for the others to start does not wait for the provider.
            calling = true;
            return call.call();
        });
        this.thread = new Thread(company, task, NAME);
        thread.setDaemon(true);
    }

    /** Starts {@code call} at once, in the company of the thread that starts it. */
    public static <T extends @Nullable Object> Caller<T> start(Callable<T> call) {
        return start(() -> true, call);
    }

    /** Does {@code before} in the call's thread, then {@code call}. */
    static <T extends @Nullable Object> Caller<T> start(Callable<?> before, Callable<T> call) {
        return started(new Caller<>(null, before, call));
    }

    /** Starts {@code call} in {@code company}; so are the calls that it starts. */
    static <T extends @Nullable Object> Caller<T> startIn(ThreadGroup company, Callable<T> call) {
        return started(new Caller<>(company, () -> true, call));
    }

    private static <T extends @Nullable Object> Caller<T> started(Caller<T> caller) {
        caller.thread.start();
        return caller;
    }

    /**
     * Waits until no thread that made a call is left in {@code company}. Threads that the provider has started there do
     * not count.
     *
     * @return false if there is still one after {@code patience}: it hangs in the provider
     */
    static boolean awaitNone(ThreadGroup company, Duration patience) throws InterruptedException {
        return Rest.awaitOnce(() -> callersIn(company) == 0, patience);
    }

    private static long callersIn(ThreadGroup company) {
        // Room for those that start between the count and the look.
        @Nullable Thread[] alive = new @Nullable Thread[2 * company.activeCount() + 64];
        company.enumerate(alive);
        return Arrays.stream(alive)
                .filter(thread -> thread != null && thread.getName().equals(NAME))
                .count();
    }

    /** Whether the call is over, or its thread neither runs nor could. */
    boolean rests() {
        return switch (thread.getState()) {
            case NEW, RUNNABLE -> false;
            case BLOCKED, WAITING, TIMED_WAITING -> calling;
            case TERMINATED -> true;
        };
    }

    /** Interrupts the thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Waits for the end, for at most {@code patience}. */
    public Ending<T> end(Duration patience) throws InterruptedException {
        try {
            return new Ending.Returned<>(task.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return new Ending.Threw<>(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return new Ending.Pending<>();
        }
    }
}
