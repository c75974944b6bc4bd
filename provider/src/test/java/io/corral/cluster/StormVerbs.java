// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.cluster.NodeProcess.Verbs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** Many threads that read the same cold keys, and loads that are held. */
final class StormVerbs implements Verbs {

    static final int THREADS = 32;
    static final int KEYS = 50;

    private final HeldLoader loader = new HeldLoader();
    private final Callers callers = new Callers();
    private final ConcurrentMap<String, HeldLoader.Hold> holds = new ConcurrentHashMap<>();
    private final Cache<String, String> cache;

    StormVerbs(CacheManager manager) {
        this.cache = manager.createCache("processes", loader.configuration());
    }

    @Override
    public Object result(String verb, String key) {
        return switch (verb) {
            case "get" -> Callers.result(callers.call(() -> cache.get(key)));
            case "remove" -> cache.remove(key);
            case "loads" -> loader.loads(key);
            case "hold" -> {
                holds.put(key, loader.hold(key, "late"));
                yield "held";
            }
            case "entered" -> {
                holds.get(key).awaitEntered();
                yield "entered";
            }
            case "takes" -> {
                loader.takes(Duration.ofMillis(Long.parseLong(key)));
                yield "so long";
            }
            case "storm" -> storm(key);
            case "primary" ->
                Nodes.memory(cache)
                        .getDistributionManager()
                        .getCacheTopology()
                        .getDistribution(key)
                        .isPrimary();
            case "waiting" -> {
                callers.awaitWaiting(Integer.parseInt(key));
                yield key;
            }
            default -> throw new IllegalArgumentException(verb);
        };
    }

    /** So many threads read so many keys, each beginning at another one; returns how many reads went wrong. */
    private long storm(String prefix) {
        List<Long> wrong = callers.together(
                THREADS,
                i -> () -> IntStream.range(0, KEYS)
                        .mapToObj(k -> prefix + (k + i) % KEYS)
                        .filter(key -> !HeldLoader.value(key).equals(cache.get(key)))
                        .count());
        return wrong.stream().mapToLong(Long::longValue).sum();
    }
}
