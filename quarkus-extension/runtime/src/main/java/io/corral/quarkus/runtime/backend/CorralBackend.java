// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.backend;

import io.corral.quarkus.runtime.async.Waiting;
import io.corral.quarkus.runtime.cache.CorralCaches;
import io.corral.quarkus.runtime.cache.Loads;
import io.quarkus.arc.Arc;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheManager;
import io.quarkus.cache.CacheManagerInfo;
import io.quarkus.cache.runtime.CacheManagerImpl;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Corral as a type of Quarkus' caches.
 *
 * @param caches where they are opened
 * @param timed names of the caches whose callers may stop waiting, by {@code lockTimeout}
 */
public record CorralBackend(CorralCaches caches, Set<String> timed) implements CacheManagerInfo {

    /** What {@code quarkus.cache.type} says to choose it. */
    public static final String TYPE = "corral";

    @Override
    public boolean supports(Context context) {
        return context.cacheEnabled() && TYPE.equals(context.cacheType());
    }

    @Override
    public Supplier<CacheManager> get(Context context) {
        return () -> {
            Loads loads = Arc.container().instance(Loads.class).get();
            Waiting waiting = Arc.container().instance(Waiting.class).get();
            Map<String, Cache> all = new HashMap<>();
            for (String name : context.cacheNames()) {
                // By reference, as Quarkus' users know it: values need not be serializable without a cluster.
                all.put(name, new BackendCache(caches.cache(name, false), loads, waiting, timed.contains(name)));
            }
            return new CacheManagerImpl(all);
        };
    }
}
