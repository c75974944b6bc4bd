// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Lease;
import io.corral.internal.time.Stamps;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.infinispan.Cache;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryRemoved;
import org.infinispan.notifications.cachelistener.annotation.TopologyChanged;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryRemovedEvent;
import org.infinispan.notifications.cachelistener.event.TopologyChangedEvent;
import org.jboss.logging.Logger;

/**
 * When a cache was last cleared, as every node knows it: by a stamp, so that of two sides of a partition that have both
 * been cleared the later clear counts after the merge.
 *
 * <p>A clear is over when each node has stored the new generation: the control cache is replicated and synchronous,
 * and this listener runs before a node acknowledges. So a read that begins after a clear has returned, on whichever
 * node, no longer sees what was there before.
 */
@Listener(observation = Listener.Observation.POST)
public final class Generations implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Generations.class);

    private final Cache<String, Control> control;
    private final Caches.Request cache;
    private final Stamps stamps;
    private final Executor executor;
    private volatile long now;

    /** @param executor looks again after a merge */
    Generations(Cache<String, Control> control, Caches.Request cache, Stamps stamps, Executor executor) {
        this.control = control;
        this.cache = cache;
        this.stamps = stamps;
        this.executor = executor;
        control.addListener(this);
        advance(known().generation());
    }

    private Control known() {
        return Objects.requireNonNull(control.get(cache.name()), "the cache has been destroyed");
    }

    long now() {
        return now;
    }

    /** Begins a new generation, and returns when every node has. */
    long next() {
        Control before = known();
        for (; ; ) {
            Control next = before.cleared(stamps.next());
            if (control.replace(cache.name(), before, next)) {
                return next.generation();
            }
            before = known();
        }
    }

    /** Takes the cache away from every node. */
    void destroy() {
        close();
        control.remove(cache.name());
    }

    /** Called by Infinispan. */
    @CacheEntryCreated
    @CacheEntryModified
    public void changed(CacheEntryEvent<String, Control> event) {
        if (event.getKey().equals(cache.name())) {
            advance(event.getValue().generation());
        }
    }

    /** Called by Infinispan. What a merge writes comes without an event, so that one has to look. */
    @TopologyChanged
    public void merged(TopologyChangedEvent<String, Control> event) {
        try {
            executor.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debugf(e, "Cache '%s': closing", cache.name());
        }
    }

    /** Learns of a clear that no event has told of; never throws. */
    void look() {
        try {
            long before = now;
            advance(known().generation());
            if (now != before) {
                cache.departures().cleared(now);
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "Cache '%s': it is closing, or the cluster does not answer", cache.name());
        }
    }

    /** Never back: a clear may be heard of while an older generation is still being read. */
    private synchronized void advance(long generation) {
        now = Math.max(now, generation);
    }

    /**
     * Notes that a load of this node has this lease. False, and not noted, if there has been a clear since: then nobody
     * else knows of this lease any more, and nobody will tell that it has ended.
     */
    synchronized boolean granted(Slot slot) {
        Lease lease = slot.lease();
        if (lease == null || slot.generation() < now) {
            return false;
        }
        cache.departures().granted(lease.token(), slot.generation());
        return true;
    }

    /** Called by Infinispan. */
    @CacheEntryRemoved
    public void removed(CacheEntryRemovedEvent<String, Control> event) {
        if (event.getKey().equals(cache.name())) {
            cache.destroyed().run();
        }
    }

    @Override
    public void close() {
        control.removeListener(this);
    }
}
