// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One call in a thread of its own, a daemon: a call that never ends does not keep the JVM. */
public final class Caller<T extends @Nullable Object> {

    /** How many threads of this class are alive. */
    private static final AtomicInteger ALIVE = new AtomicInteger();

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile boolean calling;

    private Caller(Callable<?> before, Callable<T> call) {
        this.task = new FutureTask<>(() -> {
            before.call();
            // Only now: a thread that waits for the others to start does not wait for the provider.
            calling = true;
            return call.call();
        });
        this.thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } finally {
                        ALIVE.decrementAndGet();
                    }
                },
                "kit-caller");
        thread.setDaemon(true);
    }

    /** Starts {@code call} at once. */
    public static <T extends @Nullable Object> Caller<T> start(Callable<T> call) {
        return start(() -> true, call);
    }

    /** Does {@code before} in the call's thread, then {@code call}. */
    static <T extends @Nullable Object> Caller<T> start(Callable<?> before, Callable<T> call) {
        Caller<T> caller = new Caller<>(before, call);
        ALIVE.incrementAndGet();
        caller.thread.start();
        return caller;
    }

    /**
     * Waits until no thread that made a call is left in this JVM.
     *
     * @return false if there is still one after {@code patience}: it hangs in the provider
     */
    public static boolean awaitNone(Duration patience) throws InterruptedException {
        return Rest.awaitOnce(() -> ALIVE.get() == 0, patience);
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
