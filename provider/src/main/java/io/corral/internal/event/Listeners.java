// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.event;

import io.corral.internal.change.Outcome;
import io.corral.internal.change.Verdict;
import io.corral.internal.copy.Codec;
import io.corral.internal.entry.Entry;
import io.corral.internal.failure.Failures;
import io.corral.internal.store.Delivery;
import io.corral.internal.store.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of one cache. A change takes its place in the queue of its key while the key's lock is held, and is
 * told after the lock is gone: to synchronous listeners in the thread that made it, to others in the executor's.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Listeners<K, V> implements Observer<K> {

    private final List<Registration<K, V>> registrations = new CopyOnWriteArrayList<>();
    private final Codec keys;
    private final Codec values;
    private final Telling telling;
    private Consumer<Boolean> listening = on -> {};

    /**
     * @param executor runs asynchronous listeners
     * @param patience how long a write waits for synchronous listeners that hear of an earlier one, in nanoseconds
     */
    public Listeners(Codec keys, Codec values, Executor executor, Failures failures, long patience) {
        this.keys = keys;
        this.values = values;
        this.telling = new Telling(executor, failures, patience);
    }

    /** {@code switching} hears when the first listener comes, and when the last one goes. */
    public synchronized void listening(Consumer<Boolean> switching) {
        listening = switching;
    }

    /**
     * Adds a listener.
     *
     * @param source what its events name as their source
     * @throws IllegalArgumentException if this configuration has been added before
     */
    public synchronized void register(Cache<K, V> source, CacheEntryListenerConfiguration<K, V> configuration) {
        for (Registration<K, V> registration : registrations) {
            if (registration.configuration().equals(configuration)) {
                throw new IllegalArgumentException(
                        "Cache '" + source.getName() + "': a listener with this configuration is registered already");
            }
        }
        registrations.add(new Registration<>(source, configuration));
        if (registrations.size() == 1) {
            listening.accept(true);
        }
    }

    /** Removes a listener and returns the user's objects it consisted of; what it has yet to hear it still hears. */
    public synchronized List<Object> deregister(CacheEntryListenerConfiguration<K, V> configuration) {
        for (Registration<K, V> registration : registrations) {
            if (registration.configuration().equals(configuration)) {
                registrations.remove(registration);
                if (registrations.isEmpty()) {
                    listening.accept(false);
                }
                return registration.callbacks();
            }
        }
        return List.of();
    }

    /** Every user object among the listeners. */
    public List<Object> callbacks() {
        return registrations.stream()
                .flatMap(registration -> registration.callbacks().stream())
                .toList();
    }

    @Override
    public Delivery observe(K key, Outcome outcome) {
        if (registrations.isEmpty()) {
            return Delivery.NONE;
        }
        List<Delivery> synchronous = new ArrayList<>();
        if (outcome.expired() != null) {
            tell(EventType.EXPIRED, key, outcome.expired(), outcome.expired(), synchronous);
        }
        Verdict verdict = outcome.verdict();
        if (verdict instanceof Verdict.Created created) {
            tell(EventType.CREATED, key, created.entry(), null, synchronous);
        } else if (verdict instanceof Verdict.Updated updated) {
            tell(EventType.UPDATED, key, updated.entry(), updated.old(), synchronous);
        } else if (verdict instanceof Verdict.Removed removed) {
            tell(EventType.REMOVED, key, removed.old(), removed.old(), synchronous);
        }
        return Delivery.all(synchronous);
    }

    private void tell(EventType type, K key, Entry entry, @Nullable Entry old, List<Delivery> synchronous) {
        for (Registration<K, V> registration : registrations) {
            if (!registration.hears(type)) {
                continue;
            }
            CacheEntryEvent<K, V> event = event(registration, type, key, entry, registration.oldValues() ? old : null);
            Registration.Place place = registration.queue(key);
            if (registration.synchronous()) {
                synchronous.add(telling.here(registration, event, place));
            } else {
                telling.elsewhere(registration, event, place);
            }
        }
    }

    private CacheEntryEvent<K, V> event(
            Registration<K, V> registration, EventType type, K key, Entry entry, @Nullable Entry old) {
        boolean gone = type == EventType.REMOVED || type == EventType.EXPIRED;
        Supplier<V> oldValue = old == null ? null : () -> value(old);
        return new Event<>(registration.source(), type, () -> key(key), gone ? oldValue : () -> value(entry), oldValue);
    }

    @SuppressWarnings("unchecked") // the codec gives what the user stored
    private V value(Entry entry) {
        return (V) values.give(entry.value());
    }

    @SuppressWarnings("unchecked") // a copy of a key is a key
    private K key(K key) {
        return (K) keys.give(keys.store(key));
    }
}
