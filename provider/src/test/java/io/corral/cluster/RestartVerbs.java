// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.cluster.NodeProcess.Verbs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;

/** Many keys that are read at random, and when each was loaded. */
final class RestartVerbs implements Verbs {

    static final Duration STALE_AFTER = Duration.ofSeconds(8);
    static final int KEYS = 3_000;

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final CacheManager manager;
    private final Callers callers = new Callers();

    RestartVerbs(CacheManager manager) {
        this.manager = manager;
    }

    @Override
    public Object result(String verb, String argument) {
        if (!verb.equals("read")) {
            throw new IllegalArgumentException(verb);
        }
        return read(Stream.of(argument.split(",")).map(Integer::valueOf).toList());
    }

    /** The argument: jitter in percent, threads, milliseconds. Returns when loads began, in epoch milliseconds. */
    private String read(List<Integer> argument) {
        Loads loads = new Loads();
        Cache<Integer, String> cache = manager.createCache(
                "jitter" + argument.get(0),
                new CorralConfiguration<>(new MutableConfiguration<Integer, String>()
                                .setTypes(Integer.class, String.class)
                                .setReadThrough(true)
                                .setCacheLoaderFactory(() -> loads))
                        .setStampedePolicy(StampedePolicy.builder()
                                .staleAfter(STALE_AFTER)
                                .jitter(argument.get(0))
                                .build()));
        long end = System.nanoTime() + Duration.ofMillis(argument.get(2)).toNanos();
        callers.together(argument.get(1), i -> () -> {
            while (System.nanoTime() - end < 0) {
                cache.get(ThreadLocalRandom.current().nextInt(KEYS));
                HeldLoader.pass(PAUSE);
            }
            return i;
        });
        return loads.begun.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static LongStream begun(String answer) {
        return answer.isEmpty()
                ? LongStream.empty()
                : Stream.of(answer.split(",")).mapToLong(Long::parseLong);
    }

    private static final class Loads implements CacheLoader<Integer, String> {

        private final ConcurrentLinkedQueue<Long> begun = new ConcurrentLinkedQueue<>();

        @Override
        public String load(Integer key) {
            begun.add(System.currentTimeMillis());
            return "loaded-" + key;
        }

        @Override
        public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
            throw new UnsupportedOperationException("nobody asks for several keys here");
        }
    }
}
