// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.store.Hearing;
import io.corral.internal.store.Observer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.infinispan.AdvancedCache;
import org.jspecify.annotations.Nullable;

/** Installs the clustered listener, and only where somebody listens: without it no write tells anybody anything. */
final class ClusterEvents<K> implements AutoCloseable {

    private final AdvancedCache<Object, Slot> cache;
    private final WireKeys<K> keys;
    private final Executor executor;
    private final Set<Object> quiet = ConcurrentHashMap.newKeySet();
    private @Nullable ClusterListener<K> installed;

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
            installed = new ClusterListener<>(observer, keys, executor, quiet);
            cache.addListener(installed, filter, filter);
        }
    }

    /**
     * Does a write. One that a listener makes must not wait for this node's listeners, for the listener that makes it
     * is one of them: while it is under way, what they hear of the key is not waited for.
     */
    <T> T quietly(Object wireKey, Supplier<T> write) {
        if (!Hearing.now()) {
            return write.get();
        }
        quiet.add(wireKey);
        try {
            return write.get();
        } finally {
            quiet.remove(wireKey);
        }
    }

    @Override
    public synchronized void close() {
        if (installed != null) {
            cache.removeListener(installed);
            installed = null;
        }
    }
}
