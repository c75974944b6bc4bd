// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The loads on their way in this JVM, at most one a key that can still be joined.
 *
 * @param <K> the keys
 * @param <R> what a flight lands with
 */
public final class Flights<K, R> {

    private final ConcurrentMap<K, Flight<K, R>> byKey = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Flight<K, R>> byToken = new ConcurrentHashMap<>();
    private final Predicate<? super R> memorable;
    private final Map<Long, Flight<K, R>> remembered;

    /** Landed flights are forgotten. */
    public Flights() {
        this(result -> false, 0);
    }

    /**
     * Landed flights with a memorable result are found by their tokens for a while longer: by those who have been told
     * of a flight and come too late to see it land.
     *
     * @param count how many are remembered, the latest
     */
    public Flights(Predicate<? super R> memorable, int count) {
        this.memorable = memorable;
        this.remembered = Collections.synchronizedMap(new LinkedHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Flight<K, R>> eldest) {
                return size() > count;
            }
        });
    }

    /**
     * Joins the key's flight, or starts one that the calling thread leads.
     *
     * @param token the token of the flight that is started
     * @param dueAt when nobody needs to wait for that one any longer, in nanoseconds of the monotonic clock
     */
    public Boarding<K, R> board(K key, long token, long dueAt) {
        Flight<K, R> running = byKey.get(key);
        if (running == null) {
            Flight<K, R> mine = new Flight<>(key, token, dueAt);
            byToken.put(token, mine);
            running = byKey.putIfAbsent(key, mine);
            if (running == null) {
                return new Boarding.Leads<>(mine);
            }
            byToken.remove(token);
        }
        return new Boarding.Joins<>(running);
    }

    /** The flight with this token that is running, or has landed memorably not long ago; or null. */
    public @Nullable Flight<K, R> withToken(long token) {
        Flight<K, R> running = byToken.get(token);
        return running == null ? remembered.get(token) : running;
    }

    /** The flight of this key that can be joined, or null. */
    public @Nullable Flight<K, R> flying(K key) {
        return byKey.get(key);
    }

    /** Lets nobody join a flight any more; those aboard go on waiting for its landing. */
    public void close(Flight<K, R> flight) {
        byKey.remove(flight.key(), flight);
    }

    /** Ends a flight: nobody joins it any more, and all who wait get {@code result}. Only the first call counts. */
    public void land(Flight<K, R> flight, R result) {
        if (memorable.test(result)) {
            remembered.put(flight.token(), flight);
        }
        byKey.remove(flight.key(), flight);
        byToken.remove(flight.token(), flight);
        flight.land(result);
    }

    /** Ends the flight with this token, if it is still running. */
    public void land(long token, R result) {
        Flight<K, R> flight = byToken.get(token);
        if (flight != null) {
            land(flight, result);
        }
    }

    /** Notes the generation under which the leader of this flight was granted its load. */
    public void bind(long token, long generation) {
        Flight<K, R> flight = byToken.get(token);
        if (flight != null) {
            flight.bind(generation);
        }
    }

    /** Ends the flights that were granted their loads before {@code generation}; the others have nothing to lose. */
    public void landOlder(long generation, R result) {
        for (Flight<K, R> flight : running()) {
            if (flight.boundBefore(generation)) {
                land(flight, result);
            }
        }
    }

    /** The flights that have not landed: a snapshot. */
    public List<Flight<K, R>> running() {
        return List.copyOf(byToken.values());
    }

    /** Ends every running flight. */
    public void landAll(R result) {
        running().forEach(flight -> land(flight, result));
    }
}
