// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.ClusterUnavailableException;
import io.corral.LoadAnswerException;
import io.corral.Lookup;
import io.corral.Lookup.Origin;
import io.corral.ReadPathEvent;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
    /** What a get loads by; null if a miss is a miss. */
    private final @Nullable Loads<K, V> own;
    /** Makes what a get answers instead of loading; null if it loads. */
    private final @Nullable Supplier<@Nullable V> standIn;

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
        this.own = readThrough ? rooms.loads() : null;
        this.standIn = rooms.standIn();
    }

    /** @param seen the key's entry, dead or alive, if the caller has looked */
    @Nullable
    V read(K key, @Nullable Entry seen) {
        return get(key, seen, own);
    }

    /** By a function instead of a loader. */
    @Nullable
    V get(K key, Function<? super K, ? extends V> loader) {
        return get(key, null, lookups.by(loader));
    }

    private @Nullable V get(K key, @Nullable Entry seen, @Nullable Loads<K, V> by) {
        long start = counters.startRead();
        Entry entry = seen != null && entries.alive(seen) ? seen : held(key, by);
        if (entry != null && servable(key, entry, by) != null) {
            V value = entries.serve(key, entry);
            counters.readHit(start);
            return value;
        }
        return missed(key, entry, by, counters.readMiss(start)).value();
    }

    /** What a get would find, and how. */
    Lookup<V> lookup(K key) {
        long start = counters.start();
        Entry entry = held(key, own);
        Origin origin = entry == null ? null : servable(key, entry, own);
        if (entry != null && origin != null) {
            V value = entries.serve(key, entry);
            counters.hit(start);
            return new Lookup<>(value, origin);
        }
        return missed(key, entry, own, start);
    }

    private @Nullable Entry held(K key, @Nullable Loads<K, V> by) {
        Entry entry = entries.peek(key);
        return entry == null && !entries.near(key) ? remote(key, by != null) : entry;
    }

    private Lookup<V> missed(K key, @Nullable Entry outdated, @Nullable Loads<K, V> by, long start) {
        try {
            if (by == null) {
                return new Lookup<>(null, Origin.MISS);
            }
            Lookup<V> instead = instead(key, by);
            return instead == null ? load(key, outdated, by) : instead;
        } finally {
            counters.got(start, 0, 1);
        }
    }

    /** What a get answers while its value is loaded in the background; null if it waits for that. */
    @Nullable
    Lookup<V> instead(K key, Loads<K, V> by) {
        if (by != own || standIn == null) {
            return null;
        }
        refreshes.missing(key, by.loader());
        protection.took(ReadPathEvent.DEFAULT_SERVED);
        return new Lookup<>(standIn.get(), Origin.DEFAULT);
    }

    /**
     * How a value is served as it is, or null if it may not be; a stale one is reloaded meanwhile, if there is a way to,
     * and so may be one that soon is.
     */
    @Nullable
    Origin servable(K key, Entry entry, @Nullable Loads<K, V> by) {
        if (by == null || entry.lasting()) {
            return Origin.HIT;
        }
        long now = entries.now();
        return switch (entries.state(entry, now)) {
            case FRESH -> {
                long early = entries.early(entry, now);
                if (early > 0) {
                    refreshes.early(key, entry.version(), early, now, by.loader());
                }
                yield Origin.HIT;
            }
            case STALE -> {
                refreshes.stale(key, entry, now, by.loader());
                protection.took(ReadPathEvent.STALE_SERVED);
                yield Origin.STALE;
            }
            case OUTDATED -> null;
        };
    }

    /** Has a key reloaded, however fresh it is. */
    void refresh(K key) {
        if (loads == null) {
            throw new UnsupportedOperationException(
                    "a key is refreshed by the cache's CacheLoader, and this cache has none: set a CacheLoaderFactory");
        }
        refreshes.demanded(key, loads.loader());
    }

    void markStale(K key) {
        entries.markStale(key);
        refreshes.resume(key);
    }

    private Lookup<V> load(K key, @Nullable Entry outdated, Loads<K, V> by) {
        if (outdated == null) {
            return by.load(key, Demand.IF_ABSENT);
        }
        try {
            return by.load(key, Demand.IF_STALE);
        } catch (CacheLoaderException e) {
            if (e instanceof LoadAnswerException || !entries.servesOnError(outdated)) {
                throw e;
            }
            protection.took(ReadPathEvent.STALE_SERVED_ON_ERROR);
            return new Lookup<>(entries.serve(key, outdated), Origin.STALE_ON_ERROR);
        }
    }

    /** What may be served though a load of several keys has failed: it may have brought this one, or its old value does. */
    @Nullable
    Entry inspite(K key, @Nullable Entry outdated) {
        Entry loaded = entries.peek(key);
        if (loaded != null && entries.state(loaded) != Freshness.State.OUTDATED) {
            return loaded;
        }
        if (outdated == null || !entries.servesOnError(outdated)) {
            return null;
        }
        protection.took(ReadPathEvent.STALE_SERVED_ON_ERROR);
        return outdated;
    }

    /** What another node has; one that does not answer has nothing, where the value can be loaded instead. */
    @Nullable
    Entry remote(K key, boolean loadable) {
        try {
            return entries.read(key);
        } catch (ClusterUnavailableException e) {
            if (loadable) {
                return null;
            }
            throw e;
        }
    }

    Map<K, Entry> remote(Set<K> keys) {
        try {
            return keys.isEmpty() ? Map.of() : entries.readRemote(keys);
        } catch (ClusterUnavailableException e) {
            if (own != null && bulkLoads != null) {
                return Map.of();
            }
            throw e;
        }
    }

    Map<K, V> getAll(Set<? extends K> keys) {
        long start = counters.start();
        Map<K, V> found = new HashMap<>(keys.size() * 4 / 3 + 1); // so that it need not grow
        Set<K> missing = new LinkedHashSet<>();
        Map<K, Entry> outdated = new LinkedHashMap<>();
        for (K key : keys) {
            Entry entry = entries.peek(key);
            if (entry == null) {
                missing.add(key);
            } else if (servable(key, entry, own) != null) {
                found.put(key, entries.serve(key, entry));
            } else {
                outdated.put(key, entry);
            }
        }
        remote(missing).forEach((key, entry) -> {
            missing.remove(key);
            if (servable(key, entry, own) != null) {
                found.put(key, entries.serve(key, entry));
            } else {
                outdated.put(key, entry);
            }
        });
        missing.addAll(outdated.keySet());
        try {
            if (own != null && standIn != null) {
                missing.forEach(key -> standIn(key, own, standIn, found));
            } else if (own != null && bulkLoads != null && !missing.isEmpty()) {
                load(missing, outdated, found);
            }
        } finally {
            counters.got(start, keys.size() - missing.size(), missing.size());
        }
        return found;
    }

    private void standIn(K key, Loads<K, V> by, Supplier<@Nullable V> instead, Map<K, V> found) {
        refreshes.missing(key, by.loader());
        protection.took(ReadPathEvent.DEFAULT_SERVED);
        V value = instead.get();
        if (value != null) {
            found.put(entries.key(key), value);
        }
    }

    private void load(Set<K> missing, Map<K, Entry> outdated, Map<K, V> found) {
        try {
            Objects.requireNonNull(bulkLoads)
                    .load(missing, outdated.isEmpty() ? Demand.IF_ABSENT : Demand.IF_STALE)
                    .forEach((key, stored) -> found.put(entries.key(key), entries.value(stored)));
        } catch (LoadAnswerException e) {
            throw e;
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
