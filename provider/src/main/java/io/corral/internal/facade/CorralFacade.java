// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.CorralCache;
import io.corral.EntryView;
import io.corral.LoadClaim;
import io.corral.Lookup;
import io.corral.ProtectionListener;
import io.corral.ProtectionStatisticsMXBean;
import io.corral.Versioned;
import io.corral.internal.failure.Failures;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.TagNames;
import io.corral.internal.store.Store;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache as users get it: {@code javax.cache.Cache}, and what Corral has beyond it.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class CorralFacade<K, V> extends AsyncFacade<K, V> implements CorralCache<K, V> {

    private final Versions<K, V> versions;
    private final Tagging<K, V> tagging;
    private final Store<K> store;

    /**
     * Puts a cache in front of its rooms.
     *
     * @param identity who this cache is: its name, manager, configuration, and how it is closed
     * @param store what the rooms' entries live in
     */
    public CorralFacade(Rooms<K, V> rooms, Identity<K, V> identity, Failures failures, Store<K> store) {
        super(rooms, identity, failures, store);
        this.versions = new Versions<>(rooms, reading, store);
        this.tagging = new Tagging<>(rooms, store, new TagNames(identity.name()));
        this.store = store;
    }

    @Override
    public @Nullable Versioned<V> getVersioned(K key) {
        open(key);
        return versions.get(key);
    }

    @Override
    public long putVersioned(K key, V value) {
        open(key);
        checks.value(value);
        return versions.put(key, value);
    }

    @Override
    public boolean replaceVersioned(K key, long version, V value) {
        open(key);
        checks.value(value);
        return versions.replace(key, version, value);
    }

    @Override
    public boolean removeVersioned(K key, long version) {
        open(key);
        return versions.remove(key, version);
    }

    @Override
    public @Nullable V get(K key, Function<? super K, ? extends V> loader) {
        open(key);
        return reading.get(key, checks.required("the loader", loader));
    }

    @Override
    public Lookup<V> lookup(K key) {
        open(key);
        return reading.lookup(key);
    }

    @Override
    public LoadClaim<V> claim(K key) {
        open(key);
        long start = counters.start();
        boolean found = false;
        try {
            LoadClaim<V> claim = rooms.claiming().claim(key, checks::value);
            found = claim instanceof LoadClaim.Found;
            return claim;
        } finally {
            counters.got(start, found ? 1 : 0, found ? 0 : 1);
        }
    }

    @Override
    public long estimatedSize() {
        open();
        return store.size();
    }

    @Override
    public ProtectionStatisticsMXBean protectionStatistics() {
        return rooms.protection();
    }

    @Override
    public void addProtectionListener(ProtectionListener listener) {
        rooms.protection().add(checks.required("the listener", listener));
    }

    @Override
    public void removeProtectionListener(ProtectionListener listener) {
        rooms.protection().remove(checks.required("the listener", listener));
    }

    @Override
    public void refresh(K key) {
        open(key);
        reading.refresh(key);
    }

    @Override
    public void markStale(K key) {
        open(key);
        reading.markStale(key);
    }

    @Override
    public void markAllStale() {
        open();
        tagging.markAllStale();
    }

    @Override
    public void putTagged(K key, V value, Set<String> tags) {
        open(key);
        checks.value(value);
        tagging.put(key, value, tags);
    }

    @Override
    public void invalidateTag(String tag) {
        open();
        tagging.mark(tag, Mark.Kind.REMOVED);
    }

    @Override
    public void markTagStale(String tag) {
        open();
        tagging.mark(tag, Mark.Kind.STALE);
    }

    @Override
    public @Nullable EntryView<V> peek(K key) {
        open(key);
        return versions.peek(key);
    }
}
