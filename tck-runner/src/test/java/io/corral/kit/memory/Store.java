// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.cache.event.EventType;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** The entries and the flights, under one lock. */
final class Store<K, V> {

    private final Map<K, Slot<V>> slots = new LinkedHashMap<>();
    private final Map<K, Flight<V>> flights = new HashMap<>();
    private final ExpiryPolicy expiry;
    private final Events<K, V> events;
    private final Faults faults;
    private int changes;
    private int loads;
    private boolean closed;

    Store(ExpiryPolicy expiry, Events<K, V> events, Faults faults) {
        this.expiry = expiry;
        this.events = events;
        this.faults = faults;
    }

    private record Slot<V>(V value, long end) {}

    /** What boarding came to: a value that is present, or a flight and whether the caller leads it. */
    record Seat<V>(V present, Flight<V> flight, boolean leads) {}

    /** Runs {@code action} with no other change between its steps. */
    synchronized <T> T alone(Supplier<T> action) {
        return action.get();
    }

    synchronized V peek(K key) {
        Slot<V> slot = slots.get(key);
        return slot == null || isOver(slot) ? null : copied(slot.value());
    }

    synchronized Seat<V> board(K key, boolean replacing) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        V present = peek(key);
        if (present != null && !replacing) {
            return new Seat<>(present, null, false);
        }
        Flight<V> under = flights.get(key);
        if (under != null) {
            return new Seat<>(null, under, false);
        }
        Flight<V> own = new Flight<>(present == null && slots.containsKey(key));
        flights.put(key, own);
        loads++;
        return new Seat<>(null, own, true);
    }

    /** Stores what a flight has loaded, if no write has ended it. */
    synchronized void commit(K key, Flight<V> flight, V value) {
        if (flights.remove(key, flight) && value != null) {
            set(key, value);
        }
        notifyAll();
    }

    synchronized void storeLoaded(K key, V value) {
        if (value != null) {
            set(key, value);
        }
    }

    /** A write: ends the key's flight, unless {@code spoiledBy} is on. */
    synchronized V put(K key, V value, Fault spoiledBy) {
        if (faults.has(Fault.PUTS_WAIT_FOR_OTHER_KEYS) && !flights.containsKey(key)) {
            awaitNoFlight(null);
        }
        if (spoiledBy == Fault.PUT_IS_OVERWRITTEN && faults.has(Fault.PUT_WAITS_FOR_ITS_LOAD)) {
            awaitNoFlight(key);
        }
        endFlight(key, spoiledBy);
        return set(key, value);
    }

    synchronized V remove(K key, Fault spoiledBy) {
        endFlight(key, spoiledBy);
        Slot<V> old = slots.remove(key);
        changes++;
        return old == null || isOver(old) ? null : old.value();
    }

    /** Ends everything, as a clear does. */
    synchronized void clear(Fault spoiledBy) {
        new ArrayList<>(flights.keySet()).forEach(key -> endFlight(key, spoiledBy));
        slots.clear();
        changes++;
        notifyAll();
    }

    /** Lets go who waits, and loads nothing any more. */
    synchronized void letGo() {
        closed = true;
        flights.values().forEach(flight -> flight.landing.complete(new Flight.Landing.LookAgain<>()));
        flights.clear();
        notifyAll();
    }

    synchronized boolean isLoading(K key) {
        return flights.containsKey(key);
    }

    /** Whether anything has ever been loaded here. */
    synchronized boolean hasLoaded() {
        return loads > 0;
    }

    synchronized List<K> keys() {
        return new ArrayList<>(slots.keySet());
    }

    synchronized int changes() {
        return changes;
    }

    private V set(K key, V value) {
        Slot<V> old = slots.get(key);
        V before = old == null || isOver(old) ? null : old.value();
        Duration lifetime = before == null ? expiry.getExpiryForCreation() : expiry.getExpiryForUpdate();
        long end = lifetime == null && old != null
                ? old.end()
                : lifetime == null || lifetime.isEternal()
                        ? Long.MAX_VALUE
                        : lifetime.getAdjustedTime(System.currentTimeMillis());
        slots.put(key, new Slot<>(copied(value), end));
        changes++;
        events.tell(before == null ? EventType.CREATED : EventType.UPDATED, key, value, before);
        return before;
    }

    private void endFlight(K key, Fault spoiledBy) {
        if (!faults.has(spoiledBy)) {
            Flight<V> flight = flights.remove(key);
            if (flight != null) {
                flight.landing.complete(new Flight.Landing.LookAgain<>());
            }
        }
    }

    /** For the faults: waits for the flight of {@code key}, or of all keys. */
    private void awaitNoFlight(K key) {
        try {
            while (key == null ? !flights.isEmpty() : flights.containsKey(key)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private V copied(V value) {
        return faults.has(Fault.VALUES_ARE_NOT_COPIED) ? value : Copies.of(value);
    }

    private static boolean isOver(Slot<?> slot) {
        return slot.end() <= System.currentTimeMillis();
    }
}
