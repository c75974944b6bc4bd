// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.Lookup;
import io.corral.Lookup.Origin;
import io.corral.StampedePolicy;
import io.corral.cluster.NodeProcess.Verbs;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** Many threads that read one key at random moments, whose value becomes stale again and again. */
final class HotKeyVerbs implements Verbs {

    static final Duration LOAD_TIME = Duration.ofMillis(50);
    static final Duration BACK_OFF = Duration.ofMillis(700);

    private static final String KEY = "hot";

    /** What is tried, each in a cache of its own. */
    enum Scene {
        SOFT(Duration.ofMillis(500), StampedePolicy.builder()),
        FAILING(
                Duration.ofMillis(500),
                StampedePolicy.builder().backOff(BACK_OFF).backOffMultiplier(1).jitter(0)),
        EARLY(Duration.ofSeconds(1), StampedePolicy.builder().earlyRefresh(1));

        private final Duration staleAfter;
        private final StampedePolicy policy;

        Scene(Duration staleAfter, StampedePolicy.Builder policy) {
            this.staleAfter = staleAfter;
            this.policy = policy.staleAfter(staleAfter).build();
        }

        Duration staleAfter() {
            return staleAfter;
        }
    }

    private final CacheManager manager;
    private final Callers callers = new Callers();
    private volatile TimedLoader loader = new TimedLoader(LOAD_TIME);
    private volatile CorralCache<String, String> cache;

    HotKeyVerbs(CacheManager manager) {
        this.manager = manager;
        this.cache = open("none,SOFT");
    }

    @Override
    public Object result(String verb, String argument) {
        return switch (verb) {
            case "open" -> {
                cache = open(argument);
                yield argument;
            }
            case "get" -> cache.get(KEY);
            case "read" ->
                read(Stream.of(argument.split(",")).map(Integer::valueOf).toList())
                        .text();
            case "fails" ->
                fails(Stream.of(argument.split(",")).map(Integer::valueOf).toList());
            case "runs" -> loader.text();
            default -> throw new IllegalArgumentException(verb);
        };
    }

    /** A new cache, and a new loader; the argument is {@code name,scene}. */
    @SuppressWarnings("unchecked") // a cache of strings
    private CorralCache<String, String> open(String argument) {
        String[] words = argument.split(",");
        TimedLoader mine = new TimedLoader(LOAD_TIME);
        loader = mine;
        CorralConfiguration<String, String> configuration =
                new CorralConfiguration<>(new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setReadThrough(true)
                        .setCacheLoaderFactory(() -> mine));
        return manager.createCache(words[0], configuration.setStampedePolicy(Scene.valueOf(words[1]).policy))
                .unwrap(CorralCache.class);
    }

    /** The argument: threads, milliseconds, and reads a second of all of them. */
    private Reads read(List<Integer> argument) {
        int threads = argument.get(0);
        long end = System.nanoTime() + Duration.ofMillis(argument.get(1)).toNanos();
        double pause = 1e9 * threads / argument.get(2);
        return callers.together(threads, i -> () -> new Reader(pause).until(end)).stream()
                .reduce(Reads::and)
                .orElseThrow();
    }

    /** The argument: after how many milliseconds the loader breaks, and for how many. Returns until when, by the clock. */
    private long fails(List<Integer> argument) {
        HeldLoader.pass(Duration.ofMillis(argument.get(0)));
        loader.breaks(true);
        HeldLoader.pass(Duration.ofMillis(argument.get(1)));
        loader.breaks(false);
        return System.currentTimeMillis();
    }

    /** One thread; the pauses between its reads are those of a Poisson process with this mean, in nanoseconds. */
    private final class Reader {

        private final double pause;
        private final Map<Origin, Long> origins = new EnumMap<>(Origin.class);
        private long[] nanos = new long[1_024];
        private int count;
        private long failed;

        Reader(double pause) {
            this.pause = pause;
        }

        Reads until(long end) {
            do {
                double waits = -Math.log(1 - ThreadLocalRandom.current().nextDouble()) * pause;
                HeldLoader.pass(Duration.ofNanos((long) waits));
                readOnce();
            } while (System.nanoTime() - end < 0);
            return Reads.of(origins, failed, LongStream.of(nanos).limit(count).toArray());
        }

        private void readOnce() {
            long begin = System.nanoTime();
            try {
                Lookup<String> answer = cache.lookup(KEY);
                if (HeldLoader.value(KEY).equals(answer.value())) {
                    origins.merge(answer.origin(), 1L, Long::sum);
                } else {
                    failed++;
                }
            } catch (CacheException e) {
                failed++;
            }
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = System.nanoTime() - begin;
        }
    }
}
