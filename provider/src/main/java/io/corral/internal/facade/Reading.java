// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.ClusterUnavailableException;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.load.BulkLoads;
import io.corral.internal.load.Entries;
import io.corral.internal.load.Loads;
import io.corral.internal.stats.Counters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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

    /** @param readThrough whether a miss is loaded; without it a loader serves only {@code loadAll} */
    Reading(Rooms<K, V> rooms, boolean readThrough) {
        this.entries = rooms.entries();
        this.loads = rooms.loads();
        this.bulkLoads = rooms.bulkLoads();
        this.counters = rooms.counters();
        this.readThrough = readThrough;
    }

    @Nullable
    V get(K key) {
        long start = counters.start();
        Entry entry = entries.peek(key);
        if (entry != null) {
            V value = entries.serve(key, entry);
            counters.hit(start);
            return value;
        }
        return miss(key, start);
    }

    private @Nullable V miss(K key, long start) {
        Entry remote = entries.near(key) ? null : remote(key);
        if (remote != null) {
            V value = entries.serve(key, remote);
            counters.hit(start);
            return value;
        }
        try {
            return readThrough && loads != null ? loads.load(key) : null;
        } finally {
            counters.got(start, 0, 1);
        }
    }

    /** What another node has; one that does not answer has nothing, where the value can be loaded instead. */
    private @Nullable Entry remote(K key) {
        try {
            return entries.read(key);
        } catch (ClusterUnavailableException e) {
            if (readThrough && loads != null) {
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
        for (K key : keys) {
            Entry entry = entries.peek(key);
            if (entry == null) {
                missing.add(key);
            } else {
                found.put(key, entries.serve(key, entry));
            }
        }
        remote(missing).forEach((key, entry) -> {
            found.put(key, entries.serve(key, entry));
            missing.remove(key);
        });
        try {
            if (readThrough && bulkLoads != null && !missing.isEmpty()) {
                bulkLoads
                        .load(missing, Demand.IF_ABSENT)
                        .forEach((key, stored) -> found.put(entries.key(key), entries.value(stored)));
            }
        } finally {
            counters.got(start, keys.size() - missing.size(), missing.size());
        }
        return found;
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
