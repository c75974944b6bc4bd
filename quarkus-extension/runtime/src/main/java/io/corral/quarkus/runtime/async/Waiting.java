// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.async;

import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.context.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait in place of callers that must not. The provider's verbs may wait, for loads and for other nodes, and
 * have no asynchronous form. The threads are Corral's own and as many as there are calls: in a bounded pool those who
 * wait for a load could take the very thread that the load needs.
 */
@Singleton
public class Waiting {

    private static final long IDLE_SECONDS = 30;

    private final ThreadContext propagation = ThreadContext.builder().build();
    private final ExecutorService threads;

    /** Called by the container. */
    public Waiting() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        AtomicLong number = new AtomicLong();
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "corral-wait-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
    }

    /** What may wait, and knows where it was called. */
    @FunctionalInterface
    public interface Task {

        /** Waits, and answers. */
        @Nullable
        Object run(Origin origin) throws Exception;
    }

    /** The answer of what may wait; it waits in a thread of its own, and is told to the caller where the call was made. */
    public Uni<@Nullable Object> call(Task task) {
        Origin origin = Origin.current(propagation);
        return Uni.createFrom()
                .<@Nullable Object>emitter(emitter -> threads.execute(() -> {
                    try {
                        emitter.complete(task.run(origin.waitedForBy(Thread.currentThread())));
                    } catch (Throwable failure) {
                        emitter.fail(failure);
                    }
                }))
                .emitOn(origin::emit);
    }

    /** The same, but in the caller's thread if that may wait. */
    public Uni<@Nullable Object> callHere(Callable<@Nullable Object> task) {
        return Uni.createFrom().deferred(() -> {
            if (!BlockingOperationControl.isBlockingAllowed()) {
                return call(origin -> task.call());
            }
            try {
                return Uni.createFrom().item(task.call());
            } catch (Exception failure) {
                return Uni.createFrom().failure(failure);
            }
        });
    }

    /** Ends the threads with the application; loads that are on their way are interrupted. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
