// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The threads of a test. None outlives it, and none waits for ever. */
final class Threads implements AfterEachCallback {

    private static final long LIMIT_SECONDS = 30;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Starts one thread. */
    <T> Future<T> start(Callable<T> task) {
        return threads.submit(task);
    }

    /** Has so many threads do the same, and waits for all of them. */
    <T> List<T> together(int count, Callable<T> task) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(count);
        List<Future<T>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(start(() -> {
                await(begin);
                return task.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : started) {
            results.add(result(one));
        }
        return results;
    }

    static <T> T result(Future<T> one) throws Exception {
        return one.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until all who belong to it are there; fails if they do not come. */
    static void await(CyclicBarrier barrier) {
        try {
            barrier.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("not all came", e);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("a thread of the test does not end");
        }
    }
}
