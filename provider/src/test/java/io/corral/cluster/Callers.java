// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Threads that call caches at the same time; every wait for them is bounded. */
final class Callers implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "caller-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    });

    /** Calls in a thread of its own. */
    <T> Future<T> call(Callable<T> work) {
        return executor.submit(work);
    }

    /** Lets so many threads go at the same moment, and returns what each of them came back with. */
    <T> List<T> together(int count, IntFunction<Callable<T>> work) {
        return together(count, PATIENCE_SECONDS, work);
    }

    /** The same, where each may take so long. */
    <T> List<T> together(int count, int seconds, IntFunction<Callable<T>> work) {
        CountDownLatch ready = new CountDownLatch(count);
        List<Future<T>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Callable<T> mine = work.apply(i);
            calls.add(call(() -> {
                ready.countDown();
                if (!ready.await(60, TimeUnit.SECONDS)) {
                    throw new TimeoutException("not all callers have come");
                }
                return mine.call();
            }));
        }
        return calls.stream().map(call -> result(call, seconds)).toList();
    }

    /** What a call came back with. */
    static <T> T result(Future<T> call) {
        return result(call, PATIENCE_SECONDS);
    }

    private static <T> T result(Future<T> call, int seconds) {
        try {
            return call.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed", e.getCause());
        }
    }

    /** What a call failed with. */
    static Throwable failure(Future<?> call) {
        try {
            Object value = call.get(60, TimeUnit.SECONDS);
            throw new AssertionError("a call was to fail and came back with " + value);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Waits until so many of these threads wait for a load that somebody else runs. */
    void awaitWaiting(int count) {
        await().atMost(Nodes.PATIENCE)
                .until(() -> threads.stream().filter(Callers::waits).count() == count);
    }

    private static boolean waits(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getClassName().equals("io.corral.internal.flight.Waits")
                    || frame.getClassName().equals("io.corral.internal.infinispan.ClusterWaiting")) {
                return thread.getState() == Thread.State.TIMED_WAITING;
            }
        }
        return false;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
