// SPDX-License-Identifier: Apache-2.0
package io.corral.micrometer;

import io.corral.CorralCache;
import io.corral.ProtectionListener;
import io.corral.ProtectionStatisticsMXBean;
import io.corral.ReadPathEvent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;

/**
 * The meters of one cache on this node:
 *
 * <ul>
 *   <li>{@code cache.gets}, {@code cache.puts}, {@code cache.evictions}, {@code cache.removals}: those that Micrometer has
 *       for any JCache. They read JSR-107's statistics, and are zero while those are off.
 *   <li>{@code corral.cache.events}, a counter with the tag {@code event} for each {@link ReadPathEvent}, such as {@code
 *       load-coalesced}.
 *   <li>{@code corral.cache.load}, a timer with a histogram, of the calls of the loader, with the tag {@code result}: {@code
 *       success} or {@code failure}.
 *   <li>{@code cache.size}, a gauge: {@link CorralCache#estimatedSize}.
 *   <li>{@code corral.cache.loads.active}, a gauge: calls of the loader that are under way.
 * </ul>
 *
 * <p>All carry the tags {@code cache} and {@code cache.manager}. May be bound to several registries, each once, from any
 * thread.
 */
public final class CorralCacheMetrics implements MeterBinder, AutoCloseable {

    private final CorralCache<?, ?> cache;
    private final Tags tags;
    private final List<ProtectionListener> listeners = new CopyOnWriteArrayList<>();

    /**
     * Measures a cache.
     *
     * @param cache one of Corral's
     * @param tags that all its meters carry besides
     * @throws IllegalArgumentException if the cache is another provider's
     */
    public CorralCacheMetrics(Cache<?, ?> cache, Iterable<Tag> tags) {
        this.cache = Objects.requireNonNull(cache, "cache").unwrap(CorralCache.class);
        this.tags = Tags.concat(Objects.requireNonNull(tags, "tags"), "cache", cache.getName());
    }

    /** Measures a cache, and gives it back. */
    public static <K, V> Cache<K, V> monitor(MeterRegistry registry, Cache<K, V> cache, String... tags) {
        new CorralCacheMetrics(cache, Tags.of(tags)).bindTo(registry);
        return cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        new JCacheMetrics<>(cache, tags).bindTo(registry);
        String manager = cache.getCacheManager() == null
                ? "none"
                : cache.getCacheManager().getURI().toString();
        Tags all = tags.and("cache.manager", manager);
        ProtectionStatisticsMXBean statistics = cache.protectionStatistics();
        for (ReadPathEvent event : ReadPathEvent.values()) {
            FunctionCounter.builder("corral.cache.events", statistics, counts -> counts.count(event))
                    .tags(all.and("event", event.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                    .description("How often an edge of the read path was taken")
                    .register(registry);
        }
        Gauge.builder("corral.cache.loads.active", statistics, ProtectionStatisticsMXBean::getLoadsUnderWay)
                .tags(all)
                .description("Calls of the loader that are under way")
                .register(registry);
        Gauge.builder("cache.size", cache, CorralCache::estimatedSize)
                .tags(all)
                .description("How many entries this node's memory holds, about")
                .register(registry);
        ProtectionListener listener = new Loads(timer(registry, all, "success"), timer(registry, all, "failure"));
        listeners.add(listener);
        cache.addProtectionListener(listener);
    }

    private static Timer timer(MeterRegistry registry, Tags tags, String result) {
        return Timer.builder("corral.cache.load")
                .tags(tags.and("result", result))
                .description("How long a call of the loader took")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Stops timing loads. What was registered stays in its registries, and what counts goes on counting. */
    @Override
    public void close() {
        listeners.forEach(cache::removeProtectionListener);
        listeners.clear();
    }

    /** Times calls of the loader. */
    private record Loads(Timer succeeded, Timer failed) implements ProtectionListener {

        @Override
        public void loaded(long nanos, int keys, boolean threw) {
            (threw ? failed : succeeded).record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
