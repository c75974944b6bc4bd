// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;

/** Tells listeners of creations and updates: synchronous ones at once, the others in a thread for all. */
final class Events<K, V> {

    private final List<Registered<K, V>> listeners = new ArrayList<>();
    private final Faults faults;
    private final ExecutorService later = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "memory-events");
        thread.setDaemon(true);
        return thread;
    });
    private Runnable heldBack;

    Events(Iterable<CacheEntryListenerConfiguration<K, V>> configurations, Faults faults) {
        this.faults = faults;
        configurations.forEach(configuration -> listeners.add(new Registered<>(
                configuration.getCacheEntryListenerFactory().create(), configuration.isSynchronous())));
    }

    private record Registered<K, V>(CacheEntryListener<? super K, ? super V> listener, boolean synchronous) {}

    /** Called under the store's lock, so in the order of the changes. */
    void tell(EventType type, K key, V value, V before) {
        for (Registered<K, V> registered : listeners) {
            Runnable telling = () -> tell(registered.listener(), type, key, value, before);
            if (registered.synchronous()) {
                telling.run();
            } else if (faults.now(Fault.SOME_EVENTS_CHANGE_PLACES)) {
                heldBack = telling;
            } else {
                later.execute(telling);
                if (heldBack != null) {
                    later.execute(heldBack);
                    heldBack = null;
                }
            }
        }
    }

    void close() {
        later.shutdown();
    }

    @SuppressWarnings("unchecked") // A listener of a supertype can be told of the type.
    private void tell(CacheEntryListener<? super K, ? super V> listener, EventType type, K key, V value, V before) {
        List<CacheEntryEvent<? extends K, ? extends V>> events = List.of(new Told<>(type, key, value, before));
        if (type == EventType.CREATED && listener instanceof CacheEntryCreatedListener<?, ?> created) {
            ((CacheEntryCreatedListener<K, V>) created).onCreated(events);
        } else if (type == EventType.UPDATED && listener instanceof CacheEntryUpdatedListener<?, ?> updated) {
            ((CacheEntryUpdatedListener<K, V>) updated).onUpdated(events);
        }
    }

    /** An event; its cache is not needed by anybody here. */
    private static final class Told<K, V> extends CacheEntryEvent<K, V> {
        private final K key;
        private final V value;
        private final V before;

        // A source must not be null, and nobody looks at it.
        Told(EventType type, K key, V value, V before) {
            super(NoCache.instance(), type);
            this.key = key;
            this.value = value;
            this.before = before;
        }

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return value;
        }

        @Override
        public V getOldValue() {
            return before;
        }

        @Override
        public boolean isOldValueAvailable() {
            return before != null;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException("nothing to unwrap");
        }
    }

    private static final class NoCache {
        @SuppressWarnings("unchecked") // It has no content.
        static <K, V> Cache<K, V> instance() {
            return (Cache<K, V>) java.lang.reflect.Proxy.newProxyInstance(
                    NoCache.class.getClassLoader(), new Class<?>[] {Cache.class}, (proxy, method, arguments) -> {
                        throw new UnsupportedOperationException();
                    });
        }
    }
}
