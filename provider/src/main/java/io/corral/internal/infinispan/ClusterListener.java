// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.store.Delivery;
import io.corral.internal.store.Observer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryRemoved;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.jboss.logging.Logger;

/**
 * Hears of every change in the cluster, each key's in order. Infinispan calls on a thread of its own and holds the
 * key's lock until the returned stage completes: so the place in the key's order is taken here, and the user's
 * listeners run in the executor, while the write waits for them as JSR-107 has it.
 */
@Listener(clustered = true, observation = Listener.Observation.POST)
public final class ClusterListener<K> {

    private static final Logger LOG = Logger.getLogger(ClusterListener.class);

    private final Observer<K> observer;
    private final WireKeys<K> keys;
    private final Executor executor;
    private final WritesUnderWay underWay;

    ClusterListener(Observer<K> observer, WireKeys<K> keys, Executor executor, WritesUnderWay underWay) {
        this.observer = observer;
        this.keys = keys;
        this.executor = executor;
        this.underWay = underWay;
    }

    /** Called by Infinispan. */
    @CacheEntryCreated
    @CacheEntryModified
    @CacheEntryRemoved
    public CompletionStage<Void> changed(CacheEntryEvent<Object, Object> event) {
        if (!(event.getValue() instanceof Transition transition)) {
            return CompletableFuture.completedFuture(null);
        }
        Delivery delivery = observer.observe(keys.user(event.getKey()), transition.outcome());
        if (delivery.equals(Delivery.NONE)) {
            return CompletableFuture.completedFuture(null);
        }
        Object key = event.getKey();
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> tell(key, delivery), executor);
        return underWay.quiet(key) ? CompletableFuture.completedFuture(null) : told;
    }

    /** Throws nothing: Infinispan would take it for a failure of the write, which is done. */
    private void tell(Object key, Delivery delivery) {
        try {
            delivery.run();
        } catch (RuntimeException e) {
            if (!underWay.fail(key, e)) {
                LOG.warn("a CacheEntryListener failed on a change that another node made", e);
            }
        }
    }
}
