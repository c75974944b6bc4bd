// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.AsyncCache;
import io.corral.internal.async.Hands;
import io.corral.internal.async.Promise;
import io.corral.internal.failure.Failures;
import io.corral.internal.load.Entries;
import io.corral.internal.store.Store;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous verbs: check the arguments, copy them, and have it done. Each write is the other verb, done by a
 * thread for writes.
 *
 * @param <K> keys
 * @param <V> values
 */
public abstract class AsyncFacade<K, V> extends CacheFacade<K, V> implements AsyncCache<K, V> {

    private final AsyncReading<K, V> later;
    private final AsyncBulkReading<K, V> bulk;
    private final Entries<K, V> entries;
    private final Hands hands;

    /** @param identity who this cache is: its name, manager, configuration, and how it is closed */
    AsyncFacade(Rooms<K, V> rooms, Identity<K, V> identity, Failures failures, Store<K> store) {
        super(rooms, identity, failures, store);
        this.later = new AsyncReading<>(rooms, reading, identity.configuration().isReadThrough());
        this.bulk =
                new AsyncBulkReading<>(rooms, reading, identity.configuration().isReadThrough());
        this.entries = rooms.entries();
        this.hands = rooms.later().hands();
    }

    @Override
    public final CompletionStage<@Nullable V> getAsync(K key) {
        open(key);
        return later.get(key);
    }

    @Override
    public final CompletionStage<@Nullable V> getAsync(K key, Function<? super K, ? extends @Nullable V> loader) {
        open(key);
        return later.get(key, checks.required("the loader", loader));
    }

    @Override
    public final CompletionStage<@Nullable V> getAsyncFrom(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader) {
        open(key);
        return later.getFrom(key, checks.required("the loader", loader));
    }

    @Override
    public final CompletionStage<Map<K, V>> getAllAsync(Set<? extends K> keys) {
        open();
        checks.keys(keys);
        return bulk.getAll(keys);
    }

    @Override
    public final CompletionStage<Void> loadAllAsync(Set<? extends K> keys, boolean replaceExistingValues) {
        open();
        checks.keys(keys);
        return bulk.loadAll(keys, replaceExistingValues);
    }

    @Override
    public final CompletionStage<Void> putAsync(K key, V value) {
        return write(key, value, (own, copy) -> {
            put(own, copy);
            return null;
        });
    }

    @Override
    public final CompletionStage<Void> putAllAsync(Map<? extends K, ? extends V> map) {
        open();
        checks.entries(map);
        return write(() -> {
            Map<K, V> own = new LinkedHashMap<>();
            map.forEach((key, value) -> own.put(entries.key(key), copy(value)));
            return () -> {
                putAll(own);
                return null;
            };
        });
    }

    @Override
    public final CompletionStage<@Nullable V> getAndPutAsync(K key, V value) {
        return write(key, value, this::getAndPut);
    }

    @Override
    public final CompletionStage<Boolean> putIfAbsentAsync(K key, V value) {
        return write(key, value, this::putIfAbsent);
    }

    @Override
    public final CompletionStage<Boolean> replaceAsync(K key, V value) {
        return write(key, value, this::replace);
    }

    @Override
    public final CompletionStage<Boolean> replaceAsync(K key, V oldValue, V newValue) {
        open(key);
        checks.value(oldValue);
        checks.value(newValue);
        return write(() -> {
            K own = entries.key(key);
            V before = copy(oldValue);
            V after = copy(newValue);
            return () -> replace(own, before, after);
        });
    }

    @Override
    public final CompletionStage<@Nullable V> getAndReplaceAsync(K key, V value) {
        return write(key, value, this::getAndReplace);
    }

    @Override
    public final CompletionStage<Boolean> removeAsync(K key) {
        return write(key, this::remove);
    }

    @Override
    public final CompletionStage<Boolean> removeAsync(K key, V oldValue) {
        return write(key, oldValue, this::remove);
    }

    @Override
    public final CompletionStage<@Nullable V> getAndRemoveAsync(K key) {
        return write(key, this::getAndRemove);
    }

    @Override
    public final CompletionStage<Void> removeAllAsync(Set<? extends K> keys) {
        open();
        checks.keys(keys);
        return write(() -> {
            Set<K> own = new LinkedHashSet<>();
            keys.forEach(key -> own.add(entries.key(key)));
            return () -> {
                removeAll(own);
                return null;
            };
        });
    }

    private <T> CompletionStage<T> write(K key, Removing<K, T> verb) {
        open(key);
        return write(() -> {
            K own = entries.key(key);
            return () -> verb.on(own);
        });
    }

    private <T> CompletionStage<T> write(K key, V value, Writing<K, V, T> verb) {
        open(key);
        checks.value(value);
        return write(() -> {
            K own = entries.key(key);
            V copy = copy(value);
            return () -> verb.on(own, copy);
        });
    }

    /** Copies in the caller's thread, and does the rest later. What cannot be copied breaks the promise. */
    private <T> CompletionStage<T> write(Prepared<T> preparing) {
        Callable<? extends @Nullable T> verb;
        try {
            verb = preparing.ready();
        } catch (RuntimeException e) {
            return Promise.broken(e);
        }
        return hands.write(verb);
    }

    /** What the caller does with the value from now on does not matter, where values are stored by value. */
    private V copy(V value) {
        return entries.value(entries.stored(value));
    }

    /** Makes what is to be done from arguments that the caller may change when the call is over. */
    private interface Prepared<T> {
        Callable<? extends @Nullable T> ready();
    }

    /** A verb on a key. */
    private interface Removing<K, T> {
        @Nullable
        T on(K key);
    }

    /** A verb on a key and a value. */
    private interface Writing<K, V, T> {
        @Nullable
        T on(K key, V value);
    }
}
