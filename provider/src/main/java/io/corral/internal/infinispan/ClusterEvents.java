// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.store.Applied;
import io.corral.internal.store.Observer;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.infinispan.AdvancedCache;
import org.jspecify.annotations.Nullable;

/** Installs the clustered listener, and only where somebody listens: without it no write tells anybody anything. */
final class ClusterEvents<K> implements AutoCloseable {

    private final AdvancedCache<Object, Slot> cache;
    private final WireKeys<K> keys;
    private final Executor executor;
    private final WritesUnderWay underWay = new WritesUnderWay();
    private volatile @Nullable ClusterListener<K> installed;

    /** @param executor runs the user's synchronous listeners */
    ClusterEvents(AdvancedCache<Object, Slot> cache, WireKeys<K> keys, Executor executor) {
        this.cache = cache;
        this.keys = keys;
        this.executor = executor;
    }

    synchronized void observe(@Nullable Observer<K> observer) {
        close();
        if (observer != null) {
            TransitionFilter filter = new TransitionFilter();
            ClusterListener<K> listener = new ClusterListener<>(observer, keys, executor, underWay);
            installed = listener;
            cache.addListener(listener, filter, filter);
        }
    }

    /** Does a write, with whatever its listeners on this node throw. */
    Applied during(Object wireKey, Supplier<Applied> write) {
        return installed == null ? write.get() : underWay.during(wireKey, write);
    }

    @Override
    public synchronized void close() {
        ClusterListener<K> listener = installed;
        if (listener != null) {
            installed = null;
            cache.removeListener(listener);
        }
    }
}
