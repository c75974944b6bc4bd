// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.bench.work.Provider;
import io.corral.bench.work.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Many threads read 10,000 keys that are always stale: how many refreshes are there at once? Corral only. */
public final class StaleCrowd {

    private static final int KEYS = 10_000;
    private static final int THREADS = 16;
    private static final long LOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final String TITLE = "10,000 stale keys, 16 threads: ";

    private StaleCrowd() {}

    /** Prints counts: with Corral's own threads, and with an executor that has a queue. */
    public static void main(String[] arguments) throws InterruptedException {
        Duration time = Duration.ofSeconds(Integer.getInteger("bench.seconds", 3));
        Provider provider = Provider.open();
        Most running = new Most();
        AtomicInteger refreshes = crowd(provider, "own", running, null, time);
        Said.counted(TITLE + "running, Corral's threads", "refreshes", running.most())
                .say();
        Said.counted(TITLE + "refreshes, Corral's threads", "refreshes", refreshes.get())
                .say();

        Most open = new Most();
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "refresher");
            thread.setDaemon(true);
            return thread;
        });
        refreshes = crowd(provider, "queued", open, counting(threads, open), time);
        Said.counted(TITLE + "queued and running, an executor of one's own", "refreshes", open.most())
                .say();
        Said.counted(TITLE + "refreshes, an executor of one's own", "refreshes", refreshes.get())
                .say();
        System.exit(0);
    }

    /**
     * Counts what waits in its queue. What runs is counted by the loader, and not here: a task is over, and the next one
     * may come, before an executor can know of it.
     */
    private static Executor counting(Executor threads, Most open) {
        return task -> {
            open.begin();
            threads.execute(() -> {
                open.end();
                task.run();
            });
        };
    }

    private static CorralConfiguration<String, String> configuration(Most running, AtomicInteger refreshes) {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<String, String>()
                .setStampedePolicy(StampedePolicy.builder()
                        .staleAfter(Duration.ofMillis(1))
                        .build());
        configuration.setTypes(String.class, String.class);
        configuration
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> Sources.of(key -> {
                    running.begin();
                    refreshes.incrementAndGet();
                    try {
                        LockSupport.parkNanos(LOAD_NANOS);
                        return "value of " + key;
                    } finally {
                        running.end();
                    }
                }));
        return configuration;
    }

    /** How many refreshes there were. */
    private static AtomicInteger crowd(
            Provider provider, String name, Most counted, @Nullable Executor executor, Duration time)
            throws InterruptedException {
        AtomicInteger refreshes = new AtomicInteger();
        CorralConfiguration<String, String> configuration = configuration(counted, refreshes);
        if (executor != null) {
            configuration.setRefreshExecutorFactory(() -> executor);
        }
        Cache<String, String> cache = provider.manager().createCache(name, configuration);
        for (int i = 0; i < KEYS; i++) {
            cache.put("key of " + i, "old value");
        }
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            Thread reader = new Thread(() -> {
                SplittableRandom random = new SplittableRandom(seed);
                while (!over.get()) {
                    cache.get("key of " + random.nextInt(KEYS));
                }
            });
            reader.setDaemon(true);
            reader.start();
            readers.add(reader);
        }
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        return refreshes;
    }
}
