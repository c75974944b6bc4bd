// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.async;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads of Corral's own for the application's code where it may block and has no thread: one for each piece of it that
 * runs, and none for those who wait. There is no bound, because such code may wait for more of its kind: in a bounded
 * pool those who wait could take the very thread that is waited for.
 */
final class Threads implements Executor {

    private static final long IDLE_SECONDS = 30;

    private final ExecutorService threads;

    /** They see the classes that the creator sees. */
    Threads() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        AtomicLong number = new AtomicLong();
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "corral-call-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
    }

    /** Runs a task, or, where the application has ended, has it run here: whoever waits for it is to be told. */
    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Ends them; what still runs is interrupted. */
    void close() {
        threads.shutdownNow();
    }
}
