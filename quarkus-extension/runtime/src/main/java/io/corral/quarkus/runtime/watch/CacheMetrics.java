// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.watch;

import io.corral.CorralCache;
import io.corral.ProtectionStatisticsMXBean;
import io.corral.quarkus.runtime.cache.CorralCaches;
import io.quarkus.runtime.metrics.MetricsFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Offers what is counted in each cache to whichever metrics extension the application has. */
public final class CacheMetrics {

    private record Meter(String name, String help, ToLongFunction<ProtectionStatisticsMXBean> count) {}

    private static final List<Meter> METERS = List.of(
            new Meter("corral.loads", "Loads that are over", ProtectionStatisticsMXBean::getLoads),
            new Meter("corral.load.failures", "Loads that failed", ProtectionStatisticsMXBean::getLoadFailures),
            new Meter(
                    "corral.loads.coalesced",
                    "Calls that waited for a load of this process",
                    ProtectionStatisticsMXBean::getLoadsCoalesced),
            new Meter(
                    "corral.loads.awaited.elsewhere",
                    "Claims that waited for a load of another node",
                    ProtectionStatisticsMXBean::getLoadsAwaitedElsewhere),
            new Meter("corral.waits.timed.out", "Waits that ended", ProtectionStatisticsMXBean::getWaitsTimedOut),
            new Meter("corral.take.overs", "Loads taken over", ProtectionStatisticsMXBean::getTakeOvers),
            new Meter(
                    "corral.refused.commits",
                    "Loaded values that came too late to be stored",
                    ProtectionStatisticsMXBean::getRefusedCommits),
            new Meter("corral.stale.served", "Reads of a stale value", ProtectionStatisticsMXBean::getStaleServed),
            new Meter(
                    "corral.stale.served.on.error",
                    "Reads of a stale value whose load had failed",
                    ProtectionStatisticsMXBean::getStaleServedOnError),
            new Meter("corral.refreshes", "Refreshes", ProtectionStatisticsMXBean::getRefreshes),
            new Meter(
                    "corral.refresh.failures", "Refreshes that failed", ProtectionStatisticsMXBean::getRefreshFailures),
            new Meter(
                    "corral.refreshes.skipped",
                    "Refreshes left for later",
                    ProtectionStatisticsMXBean::getRefreshesSkipped));

    private final MetricsFactory factory;

    /** What reads the counts, kept here because Micrometer only keeps weak references to it. */
    private final List<Supplier<Number>> kept = new CopyOnWriteArrayList<>();

    private CacheMetrics(MetricsFactory factory) {
        this.factory = factory;
    }

    /** Offers those of each cache that is open, and of each that will be opened by name or by annotation. */
    public static void register(MetricsFactory factory, CorralCaches caches) {
        caches.whenOpened(new CacheMetrics(factory)::offer);
    }

    private void offer(CorralCache<?, ?> cache) {
        ProtectionStatisticsMXBean protection = cache.protectionStatistics();
        METERS.forEach(meter -> count(
                factory.builder(meter.name()).description(meter.help()).tag("cache", cache.getName()),
                () -> meter.count().applyAsLong(protection)));
        CacheFigures figures = CacheFigures.of(cache);
        count(gets(cache, "hit"), figures::hits);
        count(gets(cache, "miss"), figures::misses);
    }

    private MetricsFactory.MetricBuilder gets(CorralCache<?, ?> cache, String result) {
        return factory.builder("corral.cache.gets")
                .description("Reads that found a value, and that did not")
                .tag("cache", cache.getName())
                .tag("result", result);
    }

    private void count(MetricsFactory.MetricBuilder builder, Supplier<Number> count) {
        kept.add(count);
        builder.buildCounter(count);
    }
}
