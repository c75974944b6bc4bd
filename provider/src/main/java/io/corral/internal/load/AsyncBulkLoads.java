// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.async.Hands;
import io.corral.internal.async.Promise;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * Several keys that missed, told for callers who do not wait in a thread: what is granted at the first claim goes to one
 * {@code CacheLoader.loadAll}, as {@link BulkLoads} does. What others were loading, and left undone, is loaded key by
 * key.
 *
 * @param <K> keys
 */
public final class AsyncBulkLoads<K> {

    private final BulkLoads<K, ?> bulk;
    private final AsyncLoads<K> loads;
    private final Source<K> source;
    private final Tower<K> tower;
    private final Hands hands;

    /**
     * What a load takes.
     *
     * @param bulk does it for those who wait in a thread
     * @param loads waits for single keys
     * @param source the same loader
     * @param hands what works for those who wait
     */
    public AsyncBulkLoads(BulkLoads<K, ?> bulk, AsyncLoads<K> loads, Source<K> source, Tower<K> tower, Hands hands) {
        this.bulk = bulk;
        this.loads = loads;
        this.source = source;
        this.tower = tower;
        this.hands = hands;
    }

    /**
     * The stored forms of the values of these keys; those that the loader has no value for are missing. It ends when
     * there is nothing left to wait for, with the first failure if there is any; what was loaded stays.
     */
    public Promise<Map<K, Object>> load(Set<? extends K> keys, Demand demand) {
        List<Call<K>> calls = new ArrayList<>();
        List<Call<K>> rest = new ArrayList<>();
        for (K key : keys) {
            Call<K> call = loads.call(key, demand, source);
            calls.add(call);
            Flight<K, Landing> flight = tower.joinable(call.key());
            if (flight == null) {
                rest.add(call);
            } else {
                loads.join(call, flight);
            }
        }
        if (!rest.isEmpty()) {
            hands.load(() -> board(rest, demand), e -> rest.forEach(call -> hands.fail(call.stored(), e)));
        }
        return gathered(calls);
    }

    private void board(List<Call<K>> calls, Demand demand) {
        Map<Flight<K, Landing>, Call<K>> mine = new LinkedHashMap<>();
        for (Call<K> call : calls) {
            if (!call.over()) {
                Boarding<K, Landing> boarding = tower.board(call.key());
                if (boarding instanceof Boarding.Leads) {
                    mine.put(boarding.flight(), call);
                } else {
                    loads.join(call, boarding.flight());
                }
            }
        }
        if (!mine.isEmpty()) {
            lead(mine, demand);
        }
    }

    /** Loads what this thread leads; whatever happens, each flight lands or goes on without a thread. */
    private void lead(Map<Flight<K, Landing>, Call<K>> mine, Demand demand) {
        Map<Flight<K, Landing>, Call<K>> open = new LinkedHashMap<>(mine);
        try {
            Claims<K> claims = tower.claimAll(mine.keySet(), demand);
            claims.taken().forEach((flight, taken) -> outwait(flight, taken, open));
            Map<Flight<K, Landing>, Arrival> arrivals = new LinkedHashMap<>();
            claims.found()
                    .forEach((flight, entry) ->
                            arrivals.put(flight, Arrival.found(entry.value()).forTheLeader()));
            claims.failing().forEach((flight, claim) -> arrivals.put(flight, loads.known(flight, claim)));
            claims.absent().forEach(flight -> arrivals.put(flight, Arrival.ABSENT));
            arrivals.putAll(bulk.fly(claims.granted(), demand));
            arrivals.putAll(bulk.flyAlone(claims.unreachable()));
            // All of them land before any listener is told: others may be waiting for these.
            arrivals.forEach((flight, arrival) -> tower.land(flight, arrival.landing()));
            arrivals.forEach((flight, arrival) -> arrive(flight, arrival, open));
        } catch (Throwable e) {
            open.forEach((flight, call) -> hands.fail(call.stored(), e));
        } finally {
            open.keySet().forEach(flight -> tower.land(flight, Landing.LOOK_AGAIN));
        }
    }

    private void outwait(Flight<K, Landing> flight, Claim.Taken taken, Map<Flight<K, Landing>, Call<K>> open) {
        Call<K> call = open.get(flight);
        if (call != null) {
            loads.outwait(call, flight, taken);
            open.remove(flight);
        }
    }

    private void arrive(Flight<K, Landing> flight, Arrival arrival, Map<Flight<K, Landing>, Call<K>> open) {
        Call<K> call = open.remove(flight);
        if (call != null) {
            try {
                loads.arrive(call, flight, arrival);
            } catch (Throwable e) {
                // A listener's own: the others hear of theirs all the same.
                hands.fail(call.stored(), e);
            }
        }
    }

    /** Ends when all calls have ended. */
    private static <K> Promise<Map<K, Object>> gathered(List<Call<K>> calls) {
        Promise<Map<K, Object>> all = new Promise<>();
        CompletableFuture<?>[] ends = calls.stream().map(Call::stored).toArray(CompletableFuture<?>[]::new);
        var unused = CompletableFuture.allOf(ends).whenComplete((nothing, failure) -> {
            Ends<K> found = new Ends<>();
            calls.forEach(call -> found.add(call));
            if (found.failure == null) {
                all.fulfil(found.values);
            } else {
                all.fail(found.failure);
            }
        });
        return all;
    }

    /** What became of several calls: a failure of the loader counts less than any other. */
    private static final class Ends<K> {

        private final Map<K, Object> values = new LinkedHashMap<>();
        private @Nullable Throwable failure;

        void add(Call<K> call) {
            var unused = call.stored().whenComplete((stored, cause) -> {
                if (cause != null) {
                    boolean graver =
                            failure instanceof CacheLoaderException && !(cause instanceof CacheLoaderException);
                    failure = failure == null || graver ? cause : failure;
                } else if (stored != null) {
                    values.put(call.key(), stored);
                }
            });
        }
    }
}
