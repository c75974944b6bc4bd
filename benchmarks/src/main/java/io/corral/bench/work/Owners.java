// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import org.infinispan.AdvancedCache;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.jspecify.annotations.Nullable;

/** Asks the Infinispan beneath a clustered cache which keys its node keeps. Strings alone are keys here. */
public final class Owners {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final AdvancedCache<Object, Object> cache;

    private Owners(AdvancedCache<Object, Object> cache) {
        this.cache = cache;
    }

    /** Who owns the keys of a cache, as its node sees it. */
    @SuppressWarnings("unchecked") // unwrap knows no type arguments
    public static Owners of(Cache<String, ?> cache) {
        org.infinispan.Cache<Object, Object> core = cache.unwrap(org.infinispan.Cache.class);
        return new Owners(core.getAdvancedCache());
    }

    /** Who owns the keys of a cache of Infinispan's own. */
    @SuppressWarnings("unchecked") // nothing is read from it
    static Owners beneath(org.infinispan.Cache<?, ?> core) {
        return new Owners((AdvancedCache<Object, Object>) core.getAdvancedCache());
    }

    /** The cache beneath. */
    public AdvancedCache<Object, Object> core() {
        return cache;
    }

    /**
     * Waits until so many nodes share the cache.
     *
     * @throws IllegalStateException if they do not within a minute
     */
    public void await(int nodes) {
        long end = System.nanoTime() + PATIENCE;
        while (topology().getMembers().size() != nodes || topology().getPendingCH() != null) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the cache has " + topology().getMembers() + ", not " + nodes);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Whether this node keeps a key, as its primary owner or as its backup. */
    public boolean mine(String key) {
        return topology().isReadOwner(stored(key));
    }

    /** Whether this node is the primary owner of a key. */
    public boolean primary(String key) {
        return topology().getDistribution(stored(key)).isPrimary();
    }

    private Object stored(String key) {
        @Nullable Object stored = cache.getKeyDataConversion().toStorage(key);
        return stored == null ? key : stored;
    }

    private LocalizedCacheTopology topology() {
        return cache.getDistributionManager().getCacheTopology();
    }
}
