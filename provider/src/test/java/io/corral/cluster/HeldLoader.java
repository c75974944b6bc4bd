// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/**
 * A loader that all nodes of a test share. It counts the keys it loads, and can be made to hang in the next load of a
 * key until it is let go.
 */
final class HeldLoader implements CacheLoader<String, String> {

    private final ConcurrentMap<String, List<Long>> begun = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Hold> holds = new ConcurrentHashMap<>();
    private volatile Duration time = Duration.ZERO;
    private volatile @Nullable String breakdown;

    /** A read-through cache of strings over this loader. */
    MutableConfiguration<String, String> configuration() {
        return new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> this);
    }

    /** The next load of the key hangs, and then gives this value. */
    Hold hold(String key, String value) {
        return hold(key, () -> value);
    }

    /** The next load of the key hangs, and then does this. */
    Hold hold(String key, Supplier<String> answer) {
        Hold hold = new Hold(answer);
        holds.put(key, hold);
        return hold;
    }

    /** From now on a load takes so long, unless it is held. */
    void takes(Duration each) {
        time = each;
    }

    /** From now on a load fails for this reason, unless it is held; null ends that. */
    void breaksDown(@Nullable String reason) {
        breakdown = reason;
    }

    @Override
    public String load(String key) {
        begun.computeIfAbsent(key, unused -> new CopyOnWriteArrayList<>()).add(System.currentTimeMillis());
        Hold hold = holds.remove(key);
        if (hold != null) {
            return hold.hang();
        }
        pass(time);
        String reason = breakdown;
        if (reason != null) {
            throw new IllegalStateException(reason);
        }
        return value(key);
    }

    /** Lets time pass as a source does that thinks for so long. */
    static void pass(Duration time) {
        long begin = System.nanoTime();
        for (long rest = time.toNanos(); rest > 0; rest = time.toNanos() - (System.nanoTime() - begin)) {
            LockSupport.parkNanos(rest);
        }
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : keys) {
            values.put(key, load(key));
        }
        return values;
    }

    /** What a key's load gives when it is not held. */
    static String value(String key) {
        return "loaded-" + key;
    }

    /** How often a key has been loaded, loads that still hang included. */
    int loads(String key) {
        return begun(key).size();
    }

    /** When each load of a key began, in epoch milliseconds, loads that still hang included. */
    List<Long> begun(String key) {
        return begun.getOrDefault(key, List.of());
    }

    /** How often any key has been loaded. */
    int loads() {
        return begun.values().stream().mapToInt(List::size).sum();
    }

    /** A load that hangs. */
    static final class Hold {

        private final Supplier<String> answer;
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold(Supplier<String> answer) {
            this.answer = answer;
        }

        private String hang() {
            entered.countDown();
            awaiting(released, "a held load was never released");
            return answer.get();
        }

        /** Returns once the load hangs. */
        void awaitEntered() {
            awaiting(entered, "nobody has begun to load");
        }

        /** Lets the load go on. */
        void release() {
            released.countDown();
        }

        private static void awaiting(CountDownLatch latch, String otherwise) {
            try {
                assertThat(latch.await(60, SECONDS)).as(otherwise).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
