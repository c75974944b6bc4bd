// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A read-through cache of Corral whose values stay as fresh or stale as they are while it is measured. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class Aged {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** The default of max-refreshes. */
    private static final int BULKHEAD = 8;

    /**
     * {@code fresh}; or stale: {@code under-way} (a refresh of each key runs and does not end), {@code no-room} (as many
     * as are allowed run for other keys), {@code back-off} (the last one of each key has failed).
     */
    @Param("fresh")
    public String state;

    /** How many keys are read, one after the other; a power of two. */
    @Param("8")
    public int keys;

    Cache<String, String> cache;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private String[] names;
    private Provider provider;

    /** Opens the cache, fills it, and brings its values into the state. */
    @Setup
    public void age() {
        provider = Provider.open();
        cache = provider.manager().createCache("aged", configuration());
        names = new String[keys];
        for (int i = 0; i < keys; i++) {
            names[i] = "key of " + i;
            cache.put(names[i], "value of " + i);
        }
        switch (state) {
            case "fresh" -> {}
            case "under-way" -> readUntil(BULKHEAD, "key of ", keys);
            case "no-room" -> {
                for (int i = 0; i < BULKHEAD; i++) {
                    cache.put("other " + i, "value");
                }
                readUntil(BULKHEAD, "other ", BULKHEAD);
            }
            case "back-off" -> readUntil(keys, "key of ", keys);
            default -> throw new IllegalArgumentException("no such state: " + state);
        }
    }

    private CorralConfiguration<String, String> configuration() {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<String, String>()
                .setStampedePolicy(StampedePolicy.builder()
                        .staleAfter(state.equals("fresh") ? LONG : SHORT)
                        .leaseTime(LONG)
                        .refreshLeaseTime(LONG)
                        .backOff(LONG)
                        .backOffMax(LONG)
                        .build());
        configuration.setTypes(String.class, String.class);
        configuration.setReadThrough(true).setCacheLoaderFactory(() -> Sources.of(this::load));
        return configuration;
    }

    private String load(String key) {
        asked.incrementAndGet();
        if (!state.equals("back-off")) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new CacheLoaderException("there is no value of " + key);
    }

    /** Reads keys until so many refreshes have begun. */
    private void readUntil(int refreshes, String prefix, int number) {
        long end = System.nanoTime() + PATIENCE;
        while (asked.get() < refreshes) {
            for (int i = 0; i < number && asked.get() < refreshes; i++) {
                cache.get(prefix + i);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(asked + " of " + refreshes + " refreshes have begun");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** The key at a place of the sequence, which has no end. */
    String key(int place) {
        return names[place & (keys - 1)];
    }

    /** Lets the refreshes end, and the provider's threads. */
    @TearDown
    public void close() {
        released.countDown();
        provider.close();
    }
}
