// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;
import io.corral.internal.store.Delivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several keys that missed, told once: those in flight elsewhere are joined, the rest goes to one
 * {@code CacheLoader.loadAll}.
 *
 * <p>A thread first lands all the flights it leads and only then waits for those it joined. So two threads that want
 * the same keys in another order never wait for each other.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class BulkLoads<K, V> {

    private final Entries<K, V> entries;
    private final UserLoader<K, V> loader;
    private final Tower<K> tower;
    private final Settling<K> settling;

    /**
     * What a load takes.
     *
     * @param tower where flights are boarded and awaited
     * @param settling does what the loader says
     */
    public BulkLoads(Entries<K, V> entries, UserLoader<K, V> loader, Tower<K> tower, Settling<K> settling) {
        this.entries = entries;
        this.loader = loader;
        this.tower = tower;
        this.settling = settling;
    }

    /**
     * Loads the keys, each of them once for all who ask at the same time.
     *
     * @param demand whether a value that is there will do
     * @return the values in their stored form; keys that the loader has no value for are missing
     * @throws javax.cache.CacheException if a load failed; what was loaded stays
     */
    public Map<K, Object> load(Set<? extends K> keys, Demand demand) {
        long until = tower.deadline();
        Map<K, Object> loaded = new LinkedHashMap<>();
        Set<K> open = new LinkedHashSet<>();
        keys.forEach(key -> open.add(entries.key(key)));
        while (!open.isEmpty()) {
            List<Flight<K, Landing>> mine = new ArrayList<>();
            List<Flight<K, Landing>> others = new ArrayList<>();
            for (K key : open) {
                Boarding<K, Landing> boarding = tower.board(key);
                (boarding instanceof Boarding.Leads ? mine : others).add(boarding.flight());
            }
            lead(mine, demand, until, loaded);
            open.clear();
            open.addAll(join(others, demand, until, loaded));
        }
        return loaded;
    }

    /** Loads what this thread leads. */
    private void lead(List<Flight<K, Landing>> mine, Demand demand, long until, Map<K, Object> loaded) {
        if (mine.isEmpty()) {
            return;
        }
        Map<Flight<K, Landing>, Arrival> arrivals = new LinkedHashMap<>();
        RuntimeException waiting = null;
        try {
            Claims<K> claims = tower.claimAll(mine, demand);
            claims.found()
                    .forEach((flight, entry) ->
                            arrivals.put(flight, Arrival.found(entry.value()).forTheLeader()));
            claims.failing()
                    .forEach((flight, claim) ->
                            arrivals.put(flight, Arrival.failed(tower.failures().backingOff(claim.reason()))));
            claims.absent().forEach(flight -> arrivals.put(flight, Arrival.ABSENT));
            arrivals.putAll(fly(claims.granted(), demand));
            arrivals.putAll(flyAlone(claims.unreachable()));
            // Landed before anything is waited for: others may be waiting for these.
            arrivals.forEach((flight, arrival) -> tower.land(flight, arrival.landing()));
            for (Flight<K, Landing> flight : claims.taken().keySet()) {
                alone(flight, demand, until, arrivals);
            }
        } catch (RuntimeException e) {
            waiting = e;
        } finally {
            mine.forEach(flight -> tower.land(flight, Landing.LOOK_AGAIN));
        }
        arrivals.forEach((flight, arrival) -> {
            if (arrival.stored() != null) {
                loaded.put(flight.key(), arrival.stored());
            }
        });
        report(arrivals.values(), waiting);
    }

    /** Claims a key that somebody outside this JVM held, once that one has landed, and loads it if it must. */
    private void alone(
            Flight<K, Landing> flight, Demand demand, long until, Map<Flight<K, Landing>, Arrival> arrivals) {
        Claim claim = tower.claim(flight, demand, until);
        Arrival arrival = Arrival.NOWHERE;
        if (claim instanceof Claim.Landed landed) {
            arrival = Arrival.found(landed.entry().value()).forTheLeader();
        } else if (claim instanceof Claim.Failing failing) {
            arrival = Arrival.failed(tower.failures().backingOff(failing.reason()));
        } else if (claim instanceof Claim.Absent) {
            arrival = Arrival.ABSENT;
        } else if (claim instanceof Claim.Unavailable) {
            arrival = settling.alone(loader.load(entries.key(flight.key()), entries));
        } else if (claim instanceof Claim.Granted granted) {
            arrival = settling.settle(flight, granted, loader.load(entries.key(flight.key()), entries), demand);
        }
        arrivals.put(flight, arrival);
        tower.land(flight, arrival.landing());
    }

    /** Loads without storing, for the cluster does not answer. */
    Map<Flight<K, Landing>, Arrival> flyAlone(List<Flight<K, Landing>> flights) {
        Map<Flight<K, Landing>, Arrival> arrivals = new LinkedHashMap<>();
        if (!flights.isEmpty()) {
            Map<K, Answer> answers =
                    loader.loadAll(flights.stream().map(Flight::key).toList(), entries::key);
            flights.forEach(flight ->
                    arrivals.put(flight, settling.alone(answers.getOrDefault(flight.key(), new Answer.Nothing()))));
        }
        return arrivals;
    }

    /** Loads with one call what has been granted. */
    Map<Flight<K, Landing>, Arrival> fly(Map<Flight<K, Landing>, Claim.Granted> granted, Demand demand) {
        Map<Flight<K, Landing>, Arrival> arrivals = new LinkedHashMap<>();
        if (granted.isEmpty()) {
            return arrivals;
        }
        List<K> keys = granted.keySet().stream().map(Flight::key).toList();
        Map<K, Answer> answers = loader.loadAll(keys, entries::key);
        granted.forEach((flight, claim) -> {
            Answer answer = answers.getOrDefault(flight.key(), new Answer.Nothing());
            arrivals.put(flight, settling.settle(flight, claim, answer, demand));
        });
        return arrivals;
    }

    /** Waits for what others lead; returns the keys to look at again. */
    private Set<K> join(List<Flight<K, Landing>> others, Demand demand, long until, Map<K, Object> loaded) {
        Set<K> again = new LinkedHashSet<>();
        for (Flight<K, Landing> flight : others) {
            Landing landing = tower.await(flight, until);
            tower.requireSuccess(landing);
            if (landing instanceof Landing.Loaded value) {
                loaded.put(flight.key(), value.stored());
            } else if (landing instanceof Landing.LookAgain) {
                Entry entry = demand == Demand.ALWAYS ? null : entries.read(flight.key());
                if (entry == null || (demand == Demand.IF_STALE && entry.staleAt(entries.now()))) {
                    again.add(flight.key());
                } else {
                    loaded.put(flight.key(), entry.value());
                }
            }
        }
        return again;
    }

    /** Tells listeners of all that arrived, then throws the first failure: of waiting, of the loader, of a listener. */
    private void report(Collection<Arrival> arrivals, @Nullable RuntimeException waiting) {
        List<Delivery> ends = new ArrayList<>();
        if (waiting != null) {
            ends.add(() -> {
                throw waiting;
            });
        }
        for (Arrival arrival : arrivals) {
            Answer.Failure failure = arrival.failure();
            if (failure != null) {
                ends.add(() -> {
                    throw tower.failure(failure);
                });
                break;
            }
        }
        arrivals.forEach(arrival -> ends.add(arrival.delivery()));
        Delivery.all(ends).run();
    }
}
