// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.ClusterUnavailableException;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.freshness.Freshness;
import io.corral.internal.load.BulkLoads;
import io.corral.internal.load.Entries;
import io.corral.internal.load.Loads;
import io.corral.internal.load.Lookups;
import io.corral.internal.load.Refreshes;
import io.corral.internal.stats.Counters;
import io.corral.internal.stats.ProtectionCounters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * The verbs that only look: get, getAll, loadAll. A value that had to be loaded counts as a miss.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Reading<K, V> {

    private final Entries<K, V> entries;
    private final @Nullable Loads<K, V> loads;
    private final @Nullable BulkLoads<K, V> bulkLoads;
    private final boolean readThrough;
    private final Counters counters;
    private final ProtectionCounters protection;
    private final Refreshes<K> refreshes;
    private final Lookups<K, V> lookups;

    /** @param readThrough whether a miss is loaded; without it a loader serves only {@code loadAll} */
    Reading(Rooms<K, V> rooms, boolean readThrough) {
        this.entries = rooms.entries();
        this.loads = rooms.loads();
        this.bulkLoads = rooms.bulkLoads();
        this.counters = rooms.counters();
        this.protection = rooms.protection();
        this.refreshes = rooms.refreshes();
        this.lookups = rooms.lookups();
        this.readThrough = readThrough;
    }

    @Nullable
    V get(K key) {
        return get(key, readThrough ? loads : null);
    }

    /** By a function instead of a loader. */
    @Nullable
    V get(K key, Function<? super K, ? extends V> loader) {
        return get(key, lookups.by(loader));
    }

    private @Nullable V get(K key, @Nullable Loads<K, V> by) {
        long start = counters.start();
        Entry entry = entries.peek(key);
        if (entry == null && !entries.near(key)) {
            entry = remote(key, by != null);
        }
        if (entry != null && servable(key, entry, by)) {
            V value = entries.serve(key, entry);
            counters.hit(start);
            return value;
        }
        try {
            return by == null ? null : load(key, entry, by);
        } finally {
            counters.got(start, 0, 1);
        }
    }

    /** Whether a value may be served as it is; a stale one is reloaded meanwhile, if there is a way to. */
    private boolean servable(K key, Entry entry, @Nullable Loads<K, V> by) {
        if (by == null) {
            return true;
        }
        Freshness.State state = entries.state(entry);
        if (state == Freshness.State.STALE) {
            refreshes.wanted(key, entry.version(), by.loader());
            protection.staleServed();
        }
        return state != Freshness.State.OUTDATED;
    }

    /** Has a key reloaded, however fresh it is. */
    void refresh(K key) {
        if (loads == null) {
            throw new UnsupportedOperationException(
                    "a key is refreshed by the cache's CacheLoader, and this cache has none: set a CacheLoaderFactory");
        }
        refreshes.wanted(key, loads.loader());
    }

    void markStale(K key) {
        entries.markStale(key);
        refreshes.resume(key);
    }

    private @Nullable V load(K key, @Nullable Entry outdated, Loads<K, V> by) {
        if (outdated == null) {
            return by.load(key, Demand.IF_ABSENT);
        }
        try {
            return by.load(key, Demand.IF_STALE);
        } catch (CacheLoaderException e) {
            if (!entries.servesOnError(outdated)) {
                throw e;
            }
            protection.staleOnError();
            return entries.serve(key, outdated);
        }
    }

    /** What may be served though a load of several keys has failed: it may have brought this one, or its old value does. */
    private @Nullable Entry inspite(K key, @Nullable Entry outdated) {
        Entry loaded = entries.peek(key);
        if (loaded != null && entries.state(loaded) != Freshness.State.OUTDATED) {
            return loaded;
        }
        if (outdated == null || !entries.servesOnError(outdated)) {
            return null;
        }
        protection.staleOnError();
        return outdated;
    }

    /** What another node has; one that does not answer has nothing, where the value can be loaded instead. */
    private @Nullable Entry remote(K key, boolean loadable) {
        try {
            return entries.read(key);
        } catch (ClusterUnavailableException e) {
            if (loadable) {
                return null;
            }
            throw e;
        }
    }

    private Map<K, Entry> remote(Set<K> keys) {
        try {
            return entries.readRemote(keys);
        } catch (ClusterUnavailableException e) {
            if (readThrough && bulkLoads != null) {
                return Map.of();
            }
            throw e;
        }
    }

    Map<K, V> getAll(Set<? extends K> keys) {
        long start = counters.start();
        Map<K, V> found = new LinkedHashMap<>();
        Set<K> missing = new LinkedHashSet<>();
        Map<K, Entry> outdated = new LinkedHashMap<>();
        Loads<K, V> by = readThrough ? loads : null;
        for (K key : keys) {
            Entry entry = entries.peek(key);
            if (entry == null) {
                missing.add(key);
            } else if (servable(key, entry, by)) {
                found.put(key, entries.serve(key, entry));
            } else {
                outdated.put(key, entry);
            }
        }
        remote(missing).forEach((key, entry) -> {
            missing.remove(key);
            if (servable(key, entry, by)) {
                found.put(key, entries.serve(key, entry));
            } else {
                outdated.put(key, entry);
            }
        });
        missing.addAll(outdated.keySet());
        try {
            if (readThrough && bulkLoads != null && !missing.isEmpty()) {
                load(missing, outdated, found);
            }
        } finally {
            counters.got(start, keys.size() - missing.size(), missing.size());
        }
        return found;
    }

    private void load(Set<K> missing, Map<K, Entry> outdated, Map<K, V> found) {
        try {
            Objects.requireNonNull(bulkLoads)
                    .load(missing, outdated.isEmpty() ? Demand.IF_ABSENT : Demand.IF_STALE)
                    .forEach((key, stored) -> found.put(entries.key(key), entries.value(stored)));
        } catch (CacheLoaderException e) {
            Map<K, Entry> instead = new LinkedHashMap<>();
            for (K key : missing) {
                Entry entry = inspite(key, outdated.get(key));
                if (entry == null) {
                    throw e;
                }
                instead.put(key, entry);
            }
            instead.forEach((key, entry) -> found.put(key, entries.serve(key, entry)));
        }
    }

    /** Loads keys for later: all of them, or those that are not there. Without a loader it does nothing. */
    void loadAll(Set<? extends K> keys, boolean replace) {
        if (bulkLoads == null) {
            return;
        }
        Set<K> wanted = new LinkedHashSet<>();
        for (K key : keys) {
            if (replace || entries.peek(key) == null) {
                wanted.add(key);
            }
        }
        bulkLoads.load(wanted, replace ? Demand.ALWAYS : Demand.IF_ABSENT);
    }
}
