// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.CorralConfiguration;
import io.corral.internal.change.Verdict;
import io.corral.internal.failure.Failures;
import io.corral.internal.stats.Counters;
import io.corral.internal.store.Store;
import io.corral.internal.write.Expect;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * {@code javax.cache.Cache}, verb by verb: check the arguments, do it, count it.
 *
 * @param <K> keys
 * @param <V> values
 */
public class CacheFacade<K, V> implements Cache<K, V> {

    final Reading<K, V> reading;
    private final Shortcut<K, V> shortcut;
    final Checks checks;
    final Rooms<K, V> rooms;
    private final Identity<K, V> identity;
    private final Processing<K, V> processing;
    final Counters counters;

    /** @param identity who this cache is: its name, manager, configuration, and how it is closed */
    CacheFacade(Rooms<K, V> rooms, Identity<K, V> identity, Failures failures, Store<K> store) {
        this.rooms = rooms;
        this.identity = identity;
        this.counters = rooms.counters();
        CompleteConfiguration<K, V> words = identity.configuration();
        this.reading = new Reading<>(rooms, words.isReadThrough());
        this.processing = new Processing<>(rooms, words.isReadThrough(), failures);
        this.checks = new Checks(identity.name(), words.getKeyType(), words.getValueType());
        this.shortcut = new Shortcut<>(rooms.entries(), store, identity.gate(), checks);
    }

    @Override
    public @Nullable V get(K key) {
        var found = shortcut.find(key);
        if (found != null && shortcut.serves(found)) {
            return rooms.entries().valueOf(found);
        }
        open(key);
        return reading.read(key, found);
    }

    @Override
    public Map<K, V> getAll(Set<? extends K> keys) {
        open();
        checks.keys(keys);
        return reading.getAll(keys);
    }

    @Override
    public boolean containsKey(K key) {
        if (shortcut.has(key)) {
            return true;
        }
        open(key);
        return rooms.entries().read(key) != null;
    }

    @Override
    public void loadAll(
            Set<? extends K> keys, boolean replaceExistingValues, @Nullable CompletionListener completionListener) {
        open();
        checks.keys(keys);
        // The caller may do with its keys what it likes once this call is over, and that is before they are loaded.
        Set<K> own = new LinkedHashSet<>();
        keys.forEach(key -> own.add(rooms.entries().key(key)));
        new Loading<>(reading::loadAll, own, replaceExistingValues, completionListener).start(identity.executor());
    }

    @Override
    public void put(K key, V value) {
        getAndChange(key, value, Expect.NOTHING, false);
    }

    @Override
    public @Nullable V getAndPut(K key, V value) {
        return getAndChange(key, value, Expect.ANYTHING, true);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> map) {
        open();
        checks.entries(map);
        long start = counters.start();
        rooms.bulkWrites().putAll(map, stored -> counters.put(start, stored));
    }

    @Override
    public boolean putIfAbsent(K key, V value) {
        open(key);
        checks.value(value);
        long start = counters.start();
        Verdict verdict = rooms.writes().put(key, value, Expect.ABSENT);
        boolean created = Verdicts.stored(verdict);
        counters.seen(verdict instanceof Verdict.Declined);
        counters.put(start, created ? 1 : 0);
        return created;
    }

    @Override
    public boolean remove(K key) {
        open(key);
        long start = counters.start();
        boolean removed = rooms.writes().remove(key, Expect.NOTHING) instanceof Verdict.Removed;
        counters.removed(start, removed ? 1 : 0);
        return removed;
    }

    @Override
    public boolean remove(K key, V oldValue) {
        open(key);
        checks.value(oldValue);
        long start = counters.start();
        Verdict verdict = rooms.writes().remove(key, new Expect.Equal(oldValue));
        counters.seen(Verdicts.found(verdict));
        counters.removed(start, verdict instanceof Verdict.Removed ? 1 : 0);
        return verdict instanceof Verdict.Removed;
    }

    @Override
    public @Nullable V getAndRemove(K key) {
        open(key);
        long start = counters.start();
        Verdict verdict = rooms.writes().remove(key, Expect.ANYTHING);
        Object old = Verdicts.old(verdict);
        counters.got(start, old == null ? 0 : 1, old == null ? 1 : 0);
        counters.removed(start, old == null ? 0 : 1);
        return value(old);
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        open(key);
        checks.value(oldValue);
        checks.value(newValue);
        long start = counters.start();
        Verdict verdict = rooms.writes().put(key, newValue, new Expect.Equal(oldValue));
        boolean replaced = !(verdict instanceof Verdict.Declined);
        counters.seen(replaced || Verdicts.found(verdict));
        counters.put(start, Verdicts.stored(verdict) ? 1 : 0);
        return replaced;
    }

    @Override
    public boolean replace(K key, V value) {
        open(key);
        checks.value(value);
        long start = counters.start();
        Verdict verdict = rooms.writes().put(key, value, Expect.PRESENT);
        counters.seen(!(verdict instanceof Verdict.Declined));
        counters.put(start, Verdicts.stored(verdict) ? 1 : 0);
        return Verdicts.stored(verdict);
    }

    @Override
    public @Nullable V getAndReplace(K key, V value) {
        return getAndChange(key, value, Expect.PRESENT, true);
    }

    private @Nullable V getAndChange(K key, V value, Expect expect, boolean get) {
        open(key);
        checks.value(value);
        long start = counters.start();
        Verdict verdict = rooms.writes().put(key, value, expect);
        Object old = Verdicts.old(verdict);
        if (get) {
            counters.got(start, old == null ? 0 : 1, old == null ? 1 : 0);
        }
        counters.put(start, Verdicts.stored(verdict) ? 1 : 0);
        return get ? value(old) : null;
    }

    @Override
    public void removeAll(Set<? extends K> keys) {
        open();
        checks.keys(keys);
        long start = counters.start();
        rooms.bulkWrites().removeAll(keys, removed -> counters.removed(start, removed));
    }

    @Override
    public void removeAll() {
        open();
        long start = counters.start();
        rooms.bulkWrites().removeAll(removed -> counters.removed(start, removed));
    }

    @Override
    public void clear() {
        open();
        rooms.entries().clear();
    }

    @Override
    public <C extends Configuration<K, V>> C getConfiguration(Class<C> type) {
        if (type.isInstance(identity.configuration())) {
            // A copy: changing it would not change the cache.
            return type.cast(new CorralConfiguration<>(identity.configuration()));
        }
        throw new IllegalArgumentException("Cache '" + identity.name() + "': the configuration is a "
                + identity.configuration().getClass().getName() + " and not a " + type.getName());
    }

    @Override
    public <T> @Nullable T invoke(K key, EntryProcessor<K, V, T> entryProcessor, Object... arguments) {
        open(key);
        checks.required("the entry processor", entryProcessor);
        return processing.invoke(key, entryProcessor, arguments);
    }

    @Override
    public <T> Map<K, EntryProcessorResult<T>> invokeAll(
            Set<? extends K> keys, EntryProcessor<K, V, T> entryProcessor, Object... arguments) {
        open();
        checks.keys(keys);
        checks.required("the entry processor", entryProcessor);
        return processing.invokeAll(keys, entryProcessor, arguments);
    }

    @Override
    public Iterator<Cache.Entry<K, V>> iterator() {
        open();
        return new EntryIterator<>(rooms.entries(), counters, this::remove);
    }

    @Override
    public void registerCacheEntryListener(CacheEntryListenerConfiguration<K, V> configuration) {
        open();
        identity.listening().register(checks.required("the listener configuration", configuration));
    }

    @Override
    public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<K, V> configuration) {
        open();
        identity.listening().deregister(checks.required("the listener configuration", configuration));
    }

    @Override
    public String getName() {
        return identity.name();
    }

    @Override
    public CacheManager getCacheManager() {
        return identity.manager();
    }

    @Override
    public void close() {
        identity.close();
    }

    @Override
    public boolean isClosed() {
        return identity.gate().closed();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.isInstance(this) ? type.cast(this) : identity.unwrap(type);
    }

    /** Names the cache and nothing that it holds. */
    @Override
    public String toString() {
        return "CorralCache[" + identity.name() + "]";
    }

    final void open() {
        identity.requireOpen();
    }

    final void open(@Nullable K key) {
        open();
        checks.key(key);
    }

    private @Nullable V value(@Nullable Object stored) {
        return stored == null ? null : rooms.entries().value(stored);
    }
}
