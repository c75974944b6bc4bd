// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;

/** One load for each key, and all who want it. */
final class Loads<K, V> {

    /** Which flight a thread waits for; over all caches, to find circles. */
    private static final Map<Thread, Flight<?>> WAITS = new ConcurrentHashMap<>();

    private final CacheLoader<K, V> loader;
    private final Store<K, V> store;
    private final Faults faults;

    Loads(CacheLoader<K, V> loader, Store<K, V> store, Faults faults) {
        this.loader = loader;
        this.store = store;
        this.faults = faults;
    }

    /** Who asks: what a fault spoils. */
    enum Caller {
        GET,
        GET_ALL,
        LOAD_ALL,
        LOAD_ALL_REPLACING
    }

    V load(K key, Caller caller) {
        if (alone(caller)) {
            V value = loader.load(key);
            store.storeLoaded(key, value);
            return value;
        }
        while (true) {
            Store.Seat<V> seat = store.board(key, caller == Caller.LOAD_ALL_REPLACING);
            if (seat.present() != null) {
                return seat.present();
            }
            if (seat.leads()) {
                return lead(key, seat.flight());
            }
            Flight.Landing<V> landing = await(seat.flight());
            if (landing instanceof Flight.Landing.Failed<V> failed) {
                if (faults.has(Fault.FAILURE_IS_NOT_SHARED)) {
                    return loader.load(key);
                }
                throw new CacheLoaderException("another caller's load has failed", failed.failure());
            }
            if (landing instanceof Flight.Landing.Loaded<V> loaded) {
                return spoiled(seat.flight(), loaded.value(), caller) ? loader.load(key) : loaded.value();
            }
        }
    }

    private boolean alone(Caller caller) {
        return caller == Caller.GET_ALL && faults.has(Fault.GET_ALL_LOADS_FOR_ITSELF)
                || caller == Caller.LOAD_ALL && faults.has(Fault.LOAD_ALL_LOADS_FOR_ITSELF);
    }

    private boolean spoiled(Flight<V> flight, V value, Caller caller) {
        if (caller != Caller.GET) {
            return false;
        }
        if (value == null) {
            return faults.has(Fault.NULL_IS_NOT_SHARED);
        }
        return faults.has(
                flight.expired ? Fault.EXPIRED_WAITERS_LOAD_FOR_THEMSELVES : Fault.COLD_WAITERS_LOAD_FOR_THEMSELVES);
    }

    private V lead(K key, Flight<V> flight) {
        try {
            V value = loader.load(key);
            store.commit(key, flight, value);
            flight.landing.complete(new Flight.Landing.Loaded<>(value));
            return value;
        } catch (RuntimeException e) {
            store.commit(key, flight, null);
            // A thread's interrupt says nothing of the key.
            boolean own = Thread.currentThread().isInterrupted() && !faults.has(Fault.INTERRUPT_IS_SHARED);
            flight.landing.complete(own ? new Flight.Landing.LookAgain<>() : new Flight.Landing.Failed<>(e));
            throw e instanceof CacheLoaderException ? e : new CacheLoaderException(e);
        }
    }

    private Flight.Landing<V> await(Flight<V> flight) {
        Thread me = Thread.currentThread();
        WAITS.put(me, flight);
        try {
            boolean own = flight.leader == me;
            if (own ? !faults.has(Fault.OWN_KEY_IS_WAITED_FOR) : !faults.has(Fault.CIRCLES_ARE_WAITED_FOR)) {
                refuseCircle(flight, me);
            }
            if (faults.has(Fault.WAITERS_CANNOT_BE_INTERRUPTED)) {
                return flight.landing.join();
            }
            return flight.landing.get();
        } catch (InterruptedException e) {
            me.interrupt();
            throw new CacheException("interrupted", e);
        } catch (ExecutionException e) {
            throw new CacheException(e);
        } finally {
            WAITS.remove(me);
        }
    }

    private static void refuseCircle(Flight<?> flight, Thread me) {
        for (Flight<?> next = flight; next != null; next = WAITS.get(next.leader)) {
            if (next.leader == me && !next.landing.isDone()) {
                throw new CacheLoaderException("loads wait for each other");
            }
        }
    }
}
