// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessor;

/** A small JCache in memory that passes every scenario, unless a {@link Fault} is switched on. */
final class MemoryCache<K, V> extends UnusedVerbs<K, V> {

    private final String name;
    private final CacheManager manager;
    private final CompleteConfiguration<K, V> configuration;
    private final Faults faults;
    private final Events<K, V> events;
    private final Statistics statistics;
    private final Store<K, V> store;
    private final Loads<K, V> loads;
    private volatile boolean closed;

    MemoryCache(String name, CacheManager manager, CompleteConfiguration<K, V> configuration, Faults faults) {
        this.name = name;
        this.manager = manager;
        this.configuration = configuration;
        this.faults = faults;
        this.events = new Events<>(configuration.getCacheEntryListenerConfigurations(), faults);
        this.statistics = new Statistics(name);
        this.store = new Store<>(configuration.getExpiryPolicyFactory().create(), events, faults);
        this.loads = configuration.isReadThrough()
                ? new Loads<>(configuration.getCacheLoaderFactory().create(), store, faults)
                : null;
    }

    @Override
    public V get(K key) {
        return get(key, Loads.Caller.GET);
    }

    private V get(K key, Loads.Caller caller) {
        V value = store.peek(key);
        if (value == null) {
            statistics.misses.increment();
            return loads == null ? null : loads.load(key, caller);
        }
        if (!faults.now(Fault.SOME_HITS_ARE_NOT_COUNTED)) {
            statistics.hits.increment();
        }
        return value;
    }

    @Override
    public Map<K, V> getAll(Set<? extends K> keys) {
        Map<K, V> found = new HashMap<>();
        for (K key : keys) {
            V value = get(key, Loads.Caller.GET_ALL);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    @Override
    public boolean containsKey(K key) {
        return store.peek(key) != null;
    }

    @Override
    public void loadAll(Set<? extends K> keys, boolean replaceExistingValues, CompletionListener listener) {
        Thread thread = new Thread(
                () -> {
                    for (K key : keys) {
                        if (replaceExistingValues) {
                            loads.load(key, Loads.Caller.LOAD_ALL_REPLACING);
                        } else if (!containsKey(key)) {
                            loads.load(key, Loads.Caller.LOAD_ALL);
                        }
                    }
                    listener.onCompletion();
                },
                "memory-load-all");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void put(K key, V value) {
        statistics.puts.increment();
        store.put(key, value, Fault.PUT_IS_OVERWRITTEN);
    }

    @Override
    public V getAndPut(K key, V value) {
        return store.put(key, value, Fault.GET_AND_PUT_IS_OVERWRITTEN);
    }

    @Override
    public boolean remove(K key) {
        boolean removed = store.remove(key, Fault.REMOVE_IS_UNDONE) != null;
        if (removed) {
            statistics.removals.increment();
        }
        return removed;
    }

    @Override
    public boolean replace(K key, V expected, V value) {
        return changed(() -> {
            if (!expected.equals(store.peek(key))) {
                return false;
            }
            if (!faults.now(Fault.SOME_REPLACES_ARE_LOST)) {
                store.put(key, value, Fault.REPLACE_IS_OVERWRITTEN);
            }
            return true;
        });
    }

    @Override
    public boolean replace(K key, V value) {
        return changed(() -> {
            boolean present = containsKey(key);
            if (present) {
                store.put(key, value, Fault.REPLACE_IS_OVERWRITTEN);
            }
            return present;
        });
    }

    private boolean changed(Supplier<Boolean> change) {
        return store.alone(change);
    }

    @Override
    public void removeAll(Set<? extends K> keys) {
        keys.forEach(key -> store.remove(key, Fault.REMOVE_ALL_IS_UNDONE));
    }

    @Override
    public void clear() {
        store.clear(Fault.CLEAR_IS_UNDONE);
    }

    @Override
    public <T> T invoke(K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        return store.alone(() -> {
            if (faults.now(Fault.SOME_PROCESSORS_RUN_TWICE)) {
                process(key, processor, arguments);
            }
            return process(key, processor, arguments);
        });
    }

    private <T> T process(K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        Draft<K, V> draft = new Draft<>(key, store.peek(key));
        T result = processor.process(draft, arguments);
        if (draft.isSet()) {
            store.put(key, draft.getValue(), Fault.INVOKE_IS_OVERWRITTEN);
        }
        return result;
    }

    @Override
    public Iterator<Cache.Entry<K, V>> iterator() {
        return new Walk<>(store, faults);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public CacheManager getCacheManager() {
        return manager;
    }

    @Override
    public <C extends Configuration<K, V>> C getConfiguration(Class<C> type) {
        return type.cast(configuration);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Lets go every thread that waits in it. */
    @Override
    public void close() {
        closed = true;
        store.letGo();
        statistics.close();
        events.close();
    }
}
