// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.devui;

import io.corral.CorralCache;
import io.corral.ProtectionStatisticsMXBean;
import io.corral.quarkus.runtime.cache.CorralCaches;
import io.corral.quarkus.runtime.cache.Loads;
import io.corral.quarkus.runtime.watch.CacheFigures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers the page in the Dev UI. No key and no value leaves it. */
@Singleton
public class CorralDevService {

    private final CorralCaches caches;
    private final Loads loads;

    /** Called by the container. */
    public CorralDevService(CorralCaches caches, Loads loads) {
        this.caches = caches;
        this.loads = loads;
    }

    /** The caches that are open, in the order of their names. */
    public List<CacheRow> caches() {
        List<CacheRow> rows = new ArrayList<>();
        caches.open().forEach(cache -> rows.add(row(cache)));
        rows.sort(Comparator.comparing(CacheRow::name));
        return rows;
    }

    private CacheRow row(CorralCache<?, ?> cache) {
        ProtectionStatisticsMXBean protection = cache.protectionStatistics();
        CacheFigures figures = CacheFigures.of(cache);
        return new CacheRow(
                cache.getName(),
                cache.estimatedSize(),
                ratio(figures.hits(), figures.misses()),
                protection.getLoadsUnderWay(),
                protection.getLoads(),
                protection.getLoadsCoalesced() + protection.getLoadsAwaitedElsewhere(),
                protection.getStaleServed() + protection.getStaleServedOnError(),
                loads.lastFailure(cache.getName()));
    }

    private static String ratio(long hits, long misses) {
        return hits + misses == 0 ? "–" : Math.round(100.0 * hits / (hits + misses)) + " %";
    }

    /** Has every value reloaded; returns what has become of it, in words. */
    public String refresh(String name) {
        CorralCache<Object, Object> cache = caches.cache(name);
        List<Object> keys = new ArrayList<>();
        cache.forEach(entry -> keys.add(entry.getKey()));
        try {
            keys.forEach(cache::refresh);
        } catch (UnsupportedOperationException e) {
            return name + " has no CacheLoader to refresh by: mark it stale, and its methods are called again.";
        }
        return keys.size() + " values of " + name + " are being reloaded, or left for later where there is no room.";
    }

    /** Marks every value stale. */
    public String markStale(String name) {
        caches.cache(name).markAllStale();
        return "All values of " + name + " are stale: the next reader of each has it reloaded.";
    }

    /** Removes every value. */
    public String clear(String name) {
        caches.cache(name).clear();
        return name + " is empty.";
    }
}
