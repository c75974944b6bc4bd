// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.infinispan.AdvancedCache;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.container.impl.InternalDataContainer;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.TopologyChanged;
import org.infinispan.notifications.cachelistener.event.TopologyChangedEvent;
import org.infinispan.topology.CacheTopology;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings owners together that hold different slots of a key. They come apart when a node dies in the middle of a write, or
 * when two writes of a key go by way of two primary owners because members change: so after each such change, what has been
 * written shortly before is {@link Align}ed. And when this node finds out that it holds a value that the primary owner has
 * not.
 */
@Listener(observation = Listener.Observation.POST)
public final class Alignment implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Alignment.class);
    /** How many are sent before the first is waited for. */
    private static final int AT_ONCE = 64;

    private final AdvancedCache<Object, Slot> cache;
    private final Deciding deciding;
    private final InternalDataContainer<Object, Slot> container;
    private final Clock clock;
    private final Executor executor;
    private final AtomicBoolean wanted = new AtomicBoolean();

    private Alignment(AdvancedCache<Object, Slot> cache, Deciding deciding, Clock clock, Executor executor) {
        this.cache = cache;
        this.deciding = deciding;
        this.container = container(cache);
        this.clock = clock;
        this.executor = executor;
    }

    /** @param executor aligns after a change of members */
    static Alignment of(AdvancedCache<Object, Slot> cache, Deciding deciding, Clock clock, Executor executor) {
        Alignment alignment = new Alignment(cache, deciding, clock, executor);
        cache.addListener(alignment);
        return alignment;
    }

    @SuppressWarnings("unchecked") // a cache's container has the cache's keys and values
    static InternalDataContainer<Object, Slot> container(AdvancedCache<Object, Slot> cache) {
        return ComponentRegistry.componentOf(cache, InternalDataContainer.class);
    }

    /**
     * Called by Infinispan: a node has left, or all keys have moved because one has joined or left. While they move it would
     * take from those who write then what they need themselves.
     */
    @TopologyChanged
    public void changed(TopologyChangedEvent<Object, Slot> event) {
        if (topology().getPhase() != CacheTopology.Phase.NO_REBALANCE || wanted.getAndSet(true)) {
            return;
        }
        try {
            executor.execute(this::align);
        } catch (RejectedExecutionException e) {
            LOG.debugf(e, "Cache '%s': closing", cache.getName());
        }
    }

    /** The primary owner tells the others what it holds; the others ask whether theirs is the same. */
    private void align() {
        wanted.set(false);
        long since = Stamps.of(clock.millis() - Trail.KEPT_MILLIS);
        List<CompletableFuture<Boolean>> sent = new ArrayList<>();
        try {
            for (InternalCacheEntry<Object, Slot> held : container) {
                Slot slot = held.getValue();
                if (Math.max(slot.version(), slot.token()) >= since) {
                    sent.add(deciding.align(
                            held.getKey(), primary(held.getKey()) ? Align.always() : Align.unlessLike(slot)));
                }
                if (sent.size() == AT_ONCE) {
                    await(sent);
                }
            }
            await(sent);
        } catch (RuntimeException e) {
            // Either the cache is closing, or members change again and there will be another run.
            LOG.debugf(e, "Cache '%s': what was written before a change of members is not aligned", cache.getName());
        }
    }

    private static void await(List<CompletableFuture<Boolean>> sent) {
        sent.forEach(Answers::of);
        sent.clear();
    }

    private boolean primary(Object wireKey) {
        return topology().getDistribution(wireKey).isPrimary();
    }

    private LocalizedCacheTopology topology() {
        return cache.getDistributionManager().getCacheTopology();
    }

    /**
     * Looks whether the primary owner has declined a change for a version that is still to be seen here. All other owners
     * store a value before the primary does; so this node would show that version for ever, and its callers would compare
     * in vain.
     */
    void declined(Object wireKey, Change asked, Verdict.Declined declined) {
        Condition condition = condition(asked);
        if (condition instanceof Condition.IfVersion expected
                && !has(declined.current(), expected)
                && has(here(wireKey), expected)) {
            Answers.of(deciding.align(wireKey, Align.always()));
        }
    }

    private static @Nullable Condition condition(Change change) {
        if (change instanceof Change.Labelled labelled) {
            return condition(labelled.change());
        }
        if (change instanceof Change.Put put) {
            return put.condition();
        }
        return change instanceof Change.Remove remove ? remove.condition() : null;
    }

    private @Nullable Entry here(Object wireKey) {
        InternalCacheEntry<Object, Slot> held = container.peek(wireKey);
        return held == null ? null : held.getValue().entry();
    }

    private static boolean has(@Nullable Entry entry, Condition.IfVersion expected) {
        return entry != null && entry.version() == expected.version();
    }

    @Override
    public void close() {
        cache.removeListener(this);
    }
}
