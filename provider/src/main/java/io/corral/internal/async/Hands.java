// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.async;

import io.corral.internal.failure.Failures;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What works for one cache's asynchronous callers, and who of them still waits. Every promise that is made here ends:
 * with its work, with its time, or with the cache.
 */
public final class Hands implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Hands.class);

    private final Crew crew;
    private final Failures failures;
    private final Set<Promise<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param crew the manager's */
    public Hands(Crew crew, Failures failures) {
        this.crew = crew;
        this.failures = failures;
    }

    /** Does something that may run a user's loader. */
    public void load(Runnable work, Consumer<Throwable> failed) {
        run(crew.loads(), work, failed);
    }

    /** Does something short: it waits for no flight and no turn. */
    public void step(Runnable work, Consumer<Throwable> failed) {
        run(crew.steps(), work, failed);
    }

    /** Does short things that nobody waits for. */
    public Executor aside() {
        return work -> step(work, e -> LOG.debugf(e, "what was left for later has not been done"));
    }

    /** Does something that writes. It is not begun any more when the cache is closed. */
    public <T> Promise<T> write(Callable<? extends @Nullable T> verb) {
        Promise<T> promise = register(new Promise<>());
        run(
                crew.writes(),
                () -> {
                    if (waiting.remove(promise)) {
                        Promise<T> done = new Promise<>();
                        done.end(verb);
                        hand(done, promise);
                    }
                },
                e -> {
                    waiting.remove(promise);
                    fail(promise, e);
                });
        return promise;
    }

    private <T> void hand(Promise<T> done, Promise<T> promise) {
        var unused = done.whenComplete((value, failure) -> {
            if (failure == null) {
                finish(promise, () -> value);
            } else {
                fail(promise, failure);
            }
        });
    }

    private void run(Executor executor, Runnable work, Consumer<Throwable> failed) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (Throwable e) {
                    failed.accept(e);
                }
            });
        } catch (RejectedExecutionException e) {
            failed.accept(closed ? failures.closed() : failures.refused(e));
        }
    }

    /** Something to wait for, for at most {@code nanos} nanoseconds; then it fails with what {@code late} gives. */
    public <T> Promise<T> promise(long nanos, Supplier<RuntimeException> late) {
        Promise<T> promise = register(new Promise<>());
        CompletableFuture<?> alarm = alarm(
                nanos,
                () -> finish(promise, () -> {
                    throw late.get();
                }));
        var unused = promise.whenComplete((value, failure) -> {
            waiting.remove(promise);
            alarm.cancel(false);
        });
        return promise;
    }

    private <T> Promise<T> register(Promise<T> promise) {
        waiting.add(promise);
        // Whoever comes too late for close() to see them sees here that it has begun.
        if (closed && waiting.remove(promise)) {
            fail(promise, failures.closed());
        }
        return promise;
    }

    /** Runs something short when the time has come, unless what it returns is cancelled before. */
    public static CompletableFuture<?> alarm(long nanos, Runnable ring) {
        CompletableFuture<Boolean> alarm = new CompletableFuture<>();
        var unused = alarm.thenRun(ring);
        return alarm.completeOnTimeout(true, Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    }

    /** Ends a promise with what {@code outcome} gives or throws, where what has been attached to it keeps nobody waiting. */
    public <T> void finish(Promise<T> promise, Callable<? extends @Nullable T> outcome) {
        try {
            crew.completions().execute(() -> promise.end(outcome));
        } catch (RejectedExecutionException e) {
            // The manager is closed: better in this thread than never.
            promise.end(outcome);
        }
    }

    /** Ends a promise with a failure, likewise. */
    public void fail(Promise<?> promise, Throwable cause) {
        try {
            crew.completions().execute(() -> promise.fail(cause));
        } catch (RejectedExecutionException e) {
            promise.fail(cause);
        }
    }

    /** Fails all who still wait, and from now on all who come. */
    @Override
    public void close() {
        closed = true;
        for (Promise<?> promise : List.copyOf(waiting)) {
            if (waiting.remove(promise)) {
                fail(promise, failures.closed());
            }
        }
    }
}
