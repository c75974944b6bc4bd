// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.Lookup;
import io.corral.internal.async.Hands;
import io.corral.internal.async.Promise;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.load.AsyncBulkLoads;
import io.corral.internal.load.Entries;
import io.corral.internal.load.Loads;
import io.corral.internal.stats.Counters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * {@code getAllAsync} and {@code loadAllAsync}: the verbs that look at several keys, for callers who do not wait in a
 * thread.
 *
 * @param <K> keys
 * @param <V> values
 */
final class AsyncBulkReading<K, V> {

    private final Entries<K, V> entries;
    private final Reading<K, V> reading;
    private final @Nullable AsyncBulkLoads<K> bulkLoads;
    /** What a miss is loaded by; null if a miss is a miss. */
    private final @Nullable Loads<K, V> by;

    private final Hands hands;
    private final Counters counters;

    /** @param readThrough whether a miss is loaded; without it a loader serves only {@code loadAllAsync} */
    AsyncBulkReading(Rooms<K, V> rooms, Reading<K, V> reading, boolean readThrough) {
        this.entries = rooms.entries();
        this.reading = reading;
        this.bulkLoads = rooms.later().bulkLoads();
        this.by = readThrough ? rooms.loads() : null;
        this.hands = rooms.later().hands();
        this.counters = rooms.counters();
    }

    CompletionStage<Map<K, V>> getAll(Set<? extends K> keys) {
        Basket<K, V> basket = new Basket<>(counters.start(), keys.size());
        try {
            Set<K> far = new LinkedHashSet<>();
            for (K key : keys) {
                K own = entries.key(key);
                Entry entry = entries.glance(own);
                if (entry != null) {
                    sort(own, entry, basket, true);
                } else if (entries.quiet(own)) {
                    basket.missing.add(own);
                } else {
                    far.add(own);
                }
            }
            Promise<Map<K, V>> answer = new Promise<>();
            if (far.isEmpty()) {
                loadMissing(basket, answer::fulfil, answer);
            } else {
                hands.step(() -> lookAll(far, basket, answer), e -> hands.fail(answer, e));
            }
            return answer;
        } catch (RuntimeException e) {
            return Promise.broken(e);
        }
    }

    /** What one call for several keys has found so far. Only one thread at a time has it. */
    private static final class Basket<K, V> {

        private final long start;
        private final int wanted;
        private final Map<K, V> found = new LinkedHashMap<>();
        private final Set<K> missing = new LinkedHashSet<>();
        private final Map<K, Entry> outdated = new LinkedHashMap<>();

        Basket(long start, int wanted) {
            this.start = start;
            this.wanted = wanted;
        }
    }

    private void sort(K key, Entry entry, Basket<K, V> basket, boolean callers) {
        if (reading.servable(key, entry, by) != null) {
            basket.found.put(key, callers ? entries.serve(key, entry, hands.aside()) : entries.serve(key, entry));
        } else {
            basket.missing.add(key);
            basket.outdated.put(key, entry);
        }
    }

    private void lookAll(Set<K> far, Basket<K, V> basket, Promise<Map<K, V>> answer) {
        Map<K, Entry> held = new LinkedHashMap<>(reading.remote(far));
        for (K key : far) {
            // A dead entry is dropped and told of; meanwhile there may be a living one.
            Entry entry = entries.near(key) ? entries.peek(key) : null;
            if (entry != null) {
                held.put(key, entry);
            }
        }
        basket.missing.addAll(far);
        held.forEach((key, entry) -> {
            basket.missing.remove(key);
            sort(key, entry, basket, false);
        });
        loadMissing(basket, found -> hands.finish(answer, () -> found), answer);
    }

    /** Loads what must be loaded; if there is nothing, {@code end} ends the call. */
    private void loadMissing(Basket<K, V> basket, Consumer<Map<K, V>> end, Promise<Map<K, V>> answer) {
        if (by == null || bulkLoads == null || basket.missing.isEmpty() || standIn(by, basket)) {
            count(basket);
            end.accept(basket.found);
            return;
        }
        Demand demand = basket.outdated.isEmpty() ? Demand.IF_ABSENT : Demand.IF_STALE;
        var unused = bulkLoads.load(basket.missing, demand).whenComplete((loaded, failure) -> {
            count(basket);
            if (AsyncReading.replaceable(failure)) {
                // It may have to ask other nodes what the load has brought all the same.
                hands.step(
                        () -> {
                            Map<K, V> inspite = inspite(basket, failure);
                            hands.finish(answer, () -> inspite);
                        },
                        e -> hands.fail(answer, e));
                return;
            }
            answer.end(() -> {
                if (failure != null) {
                    throw AsyncReading.thrown(failure);
                }
                loaded.forEach((key, stored) -> basket.found.put(entries.key(key), entries.value(stored)));
                return basket.found;
            });
        });
    }

    /** Whether what is missing is not waited for: then what stands in for it has been found. */
    private boolean standIn(Loads<K, V> loader, Basket<K, V> basket) {
        boolean standing = false;
        for (K key : basket.missing) {
            Lookup<V> instead = reading.instead(key, loader);
            if (instead == null) {
                return false;
            }
            standing = true;
            V value = instead.value();
            if (value != null) {
                basket.found.put(entries.key(key), value);
            }
        }
        return standing;
    }

    private void count(Basket<K, V> basket) {
        counters.got(basket.start, basket.wanted - basket.missing.size(), basket.missing.size());
    }

    /** What may be served though the load has failed: all of it, or nothing. */
    private Map<K, V> inspite(Basket<K, V> basket, Throwable failure) {
        Map<K, Entry> instead = new LinkedHashMap<>();
        for (K key : basket.missing) {
            Entry entry = reading.inspite(key, basket.outdated.get(key));
            if (entry == null) {
                throw (CacheLoaderException) failure;
            }
            instead.put(key, entry);
        }
        instead.forEach((key, entry) -> basket.found.put(key, entries.serve(key, entry)));
        return basket.found;
    }

    /** Loads keys for later: all of them, or those that are not there. Without a loader it does nothing. */
    CompletionStage<Void> loadAll(Set<? extends K> keys, boolean replace) {
        if (bulkLoads == null) {
            return Promise.of(null);
        }
        try {
            Set<K> wanted = new LinkedHashSet<>();
            for (K key : keys) {
                if (replace || entries.glance(key) == null) {
                    wanted.add(key);
                }
            }
            Promise<Void> end = new Promise<>();
            var unused = bulkLoads
                    .load(wanted, replace ? Demand.ALWAYS : Demand.IF_ABSENT)
                    .whenComplete((loaded, failure) -> end.end(() -> {
                        if (failure != null) {
                            throw AsyncReading.thrown(failure);
                        }
                        return null;
                    }));
            return end;
        } catch (RuntimeException e) {
            return Promise.broken(e);
        }
    }
}
