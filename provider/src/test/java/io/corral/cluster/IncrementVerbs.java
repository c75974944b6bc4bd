// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.CorralCache;
import io.corral.cluster.NodeProcess.Verbs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** Counters that many threads increment by comparing versions. */
final class IncrementVerbs implements Verbs {

    private static final int MINUTES = 8;
    private static final List<String> KEYS =
            IntStream.range(0, 10).mapToObj(i -> "counter" + i).toList();

    private final Callers callers = new Callers();
    private final CorralCache<String, Integer> cache;

    @SuppressWarnings("unchecked") // the cache's own types
    IncrementVerbs(CacheManager manager) {
        this.cache = manager.createCache(
                        "counters", new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class))
                .unwrap(CorralCache.class);
    }

    @Override
    public Object result(String verb, String argument) {
        return switch (verb) {
            case "fill" -> {
                KEYS.forEach(key -> cache.put(key, 0));
                yield KEYS.size();
            }
            case "increment" -> increment(argument.split(","));
            case "sum" -> KEYS.stream().mapToInt(cache::get).sum();
            default -> throw new IllegalArgumentException(verb);
        };
    }

    /** The argument: threads, increments of each, and a file that outlives this process. */
    private int increment(String[] argument) {
        int threads = Integer.parseInt(argument[0]);
        int each = Integer.parseInt(argument[1]);
        Tally tally = Tally.open(Path.of(argument[2]), threads);
        callers.together(threads, MINUTES * 60, i -> () -> {
            for (int n = 0; n < each; n++) {
                tally.begun(i);
                Increment.of(cache, KEYS.get((i + n) % KEYS.size()));
                tally.done(i);
            }
            return each;
        });
        return threads * each;
    }
}
