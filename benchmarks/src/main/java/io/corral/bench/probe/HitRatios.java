// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.corral.bench.work.Pattern;
import io.corral.bench.work.Provider;
import io.corral.bench.work.Shape;
import java.util.Properties;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * How often a bounded cache has what it is asked for. What it does not have is put into it. Without a provider it is
 * Caffeine itself, which works off its notes in the caller's thread, so that nothing depends on other threads.
 */
public final class HitRatios {

    private static final long SEED = 42;

    private HitRatios() {}

    /** Prints one figure for each pattern and size, in percent. */
    public static void main(String[] arguments) {
        int length = Integer.getInteger("bench.requests", 200_000);
        boolean caffeine = System.getProperty(Provider.CLASS, "").isEmpty();
        Properties bounds = new Properties();
        for (Pattern pattern : Pattern.values()) {
            pattern.sizes()
                    .forEach(size -> bounds.setProperty(
                            "corral.cache." + name(pattern, size) + ".max-count", String.valueOf(size)));
        }
        @Nullable Provider provider = caffeine ? null : Provider.open(HitRatios.class.getClassLoader(), bounds);
        for (Pattern pattern : Pattern.values()) {
            int[] requests = pattern.requests(length, SEED);
            for (int size : pattern.sizes()) {
                Asked asked = provider == null ? caffeine(size) : jcache(provider, name(pattern, size));
                Said.counted(pattern.title(size), "%", percent(asked, requests)).say();
            }
        }
        System.exit(0);
    }

    private static double percent(Asked asked, int[] requests) {
        int hits = 0;
        for (int request : requests) {
            if (asked.has(String.valueOf(request))) {
                hits++;
            }
        }
        return 100.0 * hits / requests.length;
    }

    private static String name(Pattern pattern, int size) {
        return pattern.name().replace("_", "-") + "-" + size;
    }

    private static Asked caffeine(int size) {
        com.github.benmanes.caffeine.cache.Cache<String, Object> cache =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
        return key -> {
            boolean hit = cache.getIfPresent(key) != null;
            if (!hit) {
                cache.put(key, key);
            }
            return hit;
        };
    }

    private static Asked jcache(Provider provider, String name) {
        Cache<String, Object> cache = provider.manager()
                .createCache(name, Shape.of("strings", "eternal", false).configuration());
        return key -> {
            boolean hit = cache.get(key) != null;
            if (!hit) {
                cache.put(key, key);
            }
            return hit;
        };
    }

    /** A cache that is asked for a key, and has it from then on. */
    private interface Asked {

        boolean has(String key);
    }
}
