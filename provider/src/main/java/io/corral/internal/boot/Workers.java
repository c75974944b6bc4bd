// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.async.Crew;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A manager's threads: none until there is work, none a minute after the last. Loads and listeners have pools of their
 * own, so that a slow one of the first kind does not keep the other waiting.
 */
final class Workers implements AutoCloseable {

    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    /** A loader keeps its thread; those who call a cache in threads of their own have as many loads as threads. */
    private static final int ASYNC_LOADS = 64;

    private static final long IDLE_SECONDS = 60;
    private static final long SWEEP_SECONDS = 60;

    private final ThreadPoolExecutor loads;
    private final ExecutorService refreshes;
    private final ThreadPoolExecutor events;
    private final ThreadPoolExecutor tellings;
    private final ScheduledThreadPoolExecutor sweeps;
    private final ScheduledThreadPoolExecutor ticks;
    private final List<ThreadPoolExecutor> async;
    private final Crew crew;

    Workers(String manager) {
        this.loads = pool("corral-load-" + manager);
        this.refreshes = RefreshThreads.start("corral-refresh-" + manager);
        this.events = pool("corral-event-" + manager);
        this.tellings = pool("corral-sync-event-" + manager);
        this.async = List.of(
                pool("corral-async-" + manager, ASYNC_LOADS),
                pool("corral-step-" + manager),
                pool("corral-write-" + manager),
                pool("corral-done-" + manager));
        this.crew = new Crew(async.get(0), async.get(1), async.get(2), async.get(3));
        this.sweeps = timer("corral-expiry-" + manager);
        this.ticks = timer("corral-clock-" + manager);
    }

    Executor loads() {
        return loads;
    }

    /** Reloads stale values. */
    Executor refreshes() {
        return refreshes;
    }

    /** Works for callers that do not wait in a thread. */
    Crew crew() {
        return crew;
    }

    Executor events() {
        return events;
    }

    /** Runs the synchronous listeners of clustered caches, which must not wait behind asynchronous ones. */
    Executor tellings() {
        return tellings;
    }

    /** Runs {@code sweep} every minute; the first call starts the thread. */
    ScheduledFuture<?> everyMinute(Runnable sweep) {
        return sweeps.scheduleWithFixedDelay(sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs {@code tick} every millisecond, in a thread that does nothing else; the first call starts it. */
    ScheduledFuture<?> everyMilli(Runnable tick) {
        return ticks.scheduleWithFixedDelay(tick, 1, 1, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        sweeps.shutdownNow();
        ticks.shutdownNow();
        // What is queued still runs: listeners hear of what was written before the end.
        loads.shutdown();
        refreshes.shutdown();
        events.shutdown();
        tellings.shutdown();
        async.forEach(ThreadPoolExecutor::shutdown);
    }

    private static ScheduledThreadPoolExecutor timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads(name));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private static ThreadPoolExecutor pool(String name) {
        return pool(name, THREADS);
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            // A cache does not keep its application alive.
            thread.setDaemon(true);
            return thread;
        };
    }
}
