// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One listener with its filter, and for each key the end of the queue of what it has yet to hear.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Registration<K, V> {

    private final Cache<K, V> source;
    private final CacheEntryListenerConfiguration<K, V> configuration;
    private final CacheEntryListener<? super K, ? super V> listener;
    private final @Nullable CacheEntryEventFilter<? super K, ? super V> filter;
    private final ConcurrentMap<K, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

    Registration(Cache<K, V> source, CacheEntryListenerConfiguration<K, V> configuration) {
        this.source = source;
        this.configuration = configuration;
        this.listener = configuration.getCacheEntryListenerFactory().create();
        Factory<CacheEntryEventFilter<? super K, ? super V>> filters = configuration.getCacheEntryEventFilterFactory();
        this.filter = filters == null ? null : filters.create();
    }

    Cache<K, V> source() {
        return source;
    }

    CacheEntryListenerConfiguration<K, V> configuration() {
        return configuration;
    }

    boolean synchronous() {
        return configuration.isSynchronous();
    }

    boolean oldValues() {
        return configuration.isOldValueRequired();
    }

    boolean hears(EventType type) {
        return switch (type) {
            case CREATED -> listener instanceof CacheEntryCreatedListener;
            case UPDATED -> listener instanceof CacheEntryUpdatedListener;
            case REMOVED -> listener instanceof CacheEntryRemovedListener;
            case EXPIRED -> listener instanceof CacheEntryExpiredListener;
        };
    }

    /** Takes the next place in the key's queue. */
    Place queue(K key) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = tails.put(key, mine);
        return new Place(before == null ? CompletableFuture.completedFuture(null) : before, () -> {
            tails.remove(key, mine);
            mine.complete(null);
        });
    }

    /** Runs the user's filter and listener. */
    @SuppressWarnings("unchecked") // a listener of super types of K and V takes events of K and V
    void call(CacheEntryEvent<K, V> event) {
        if (filter != null && !filter.evaluate(event)) {
            return;
        }
        List<CacheEntryEvent<? extends K, ? extends V>> events = List.of(event);
        switch (event.getEventType()) {
            case CREATED -> ((CacheEntryCreatedListener<K, V>) listener).onCreated(events);
            case UPDATED -> ((CacheEntryUpdatedListener<K, V>) listener).onUpdated(events);
            case REMOVED -> ((CacheEntryRemovedListener<K, V>) listener).onRemoved(events);
            case EXPIRED -> ((CacheEntryExpiredListener<K, V>) listener).onExpired(events);
        }
    }

    /** The user's objects, which may want to be closed. */
    List<Object> callbacks() {
        List<Object> callbacks = new ArrayList<>();
        callbacks.add(listener);
        if (filter != null) {
            callbacks.add(filter);
        }
        return callbacks;
    }

    /**
     * A place in the queue of a key.
     *
     * @param before completes when those in front have heard
     * @param leave lets the next one come
     */
    record Place(CompletableFuture<Void> before, Runnable leave) {}
}
