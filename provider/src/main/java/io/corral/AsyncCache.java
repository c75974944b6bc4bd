// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous verbs of a cache; every {@link CorralCache} has them. Each does what the verb of {@code javax.cache}
 * after which it is named does, under the same protection over the whole cluster, and returns at once.
 *
 * <p>No thread waits: neither for a load that another caller of this JVM runs, nor for one on another node.
 *
 * <p>A stage ends with what the other verb returns, null included, or fails with what it throws, as it is: those who
 * attach to the stage itself find no {@code CompletionException} around it. What the caller has done wrong is thrown by
 * the call: {@link NullPointerException}, {@link ClassCastException}, {@link IllegalStateException} if the cache is
 * closed. Besides, a stage fails
 *
 * <ul>
 *   <li>of a read that has to load or wait, with {@link LoadTimeoutException} when {@code load-wait} has passed since the
 *       call. That also holds for the caller whose call has begun the load; the load goes on,
 *   <li>with {@link IllegalStateException} if the cache is closed meanwhile; a write that has begun is ended first,
 *   <li>with {@link javax.cache.CacheException} if the {@code CacheManager} takes no work any more.
 * </ul>
 *
 * <p>Nobody but the cache can end a stage. {@code toCompletableFuture()} gives a copy: to complete or cancel it changes
 * nothing for anybody else.
 *
 * <p>What this node's memory holds is there when the call returns. Otherwise loaders, functions and writers run in
 * threads of the {@code CacheManager}, and what is attached to a stage in others, which all caches of the manager share:
 * it must not block. Writes that do not wait for each other's stages are in no order. Keys and values are copied before
 * the call returns, where the cache stores by value.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface AsyncCache<K, V> {

    /**
     * As {@link javax.cache.Cache#get}.
     *
     * @return ends with null if there is no value
     */
    CompletionStage<@Nullable V> getAsync(K key);

    /**
     * As {@link CorralCache#get(Object, Function)}: the value, made by {@code loader} if there is none. The function may
     * block: it runs in a thread for loads, for one caller in the cluster at a time.
     *
     * @param loader makes the value from the key; null if there is none. It must not ask this cache for the same key
     * @return ends with null if there is no value
     */
    CompletionStage<@Nullable V> getAsync(K key, Function<? super K, ? extends @Nullable V> loader);

    /**
     * The same, by a function that answers later. The key is this caller's while the function's stage is pending, and no
     * thread is held. One that never ends can be overtaken by other callers after {@code lease-time}; one that is
     * cancelled fails this call alone, and those who wait for it look again. A stale value is refreshed by the function,
     * too, and keeps a thread for refreshes until its stage ends, for at most {@code refresh-lease-time}.
     *
     * <p>Its name is another one because a lambda has no type of its own: {@code key -> client.fetch(key)} would fit both
     * kinds of functions in a cache of {@code Object} values, and the stage itself would be stored.
     *
     * @param loader returns a stage, never null, that ends with the value, or with null if there is none
     * @return ends with null if there is no value
     */
    CompletionStage<@Nullable V> getAsyncFrom(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader);

    /**
     * As {@link javax.cache.Cache#getAll}. Keys that are missing go to one {@code CacheLoader.loadAll}; those that
     * somebody else was loading, and that are still missing then, to {@code CacheLoader.load}.
     *
     * @return ends with a map of the caller's own, without the keys that have no value
     */
    CompletionStage<Map<K, V>> getAllAsync(Set<? extends K> keys);

    /**
     * As {@link javax.cache.Cache#loadAll}: a stage in place of the {@code CompletionListener}.
     *
     * @param replaceExistingValues whether keys that have a value are loaded, too
     */
    CompletionStage<Void> loadAllAsync(Set<? extends K> keys, boolean replaceExistingValues);

    /** As {@link javax.cache.Cache#put}. */
    CompletionStage<Void> putAsync(K key, V value);

    /** As {@link javax.cache.Cache#putAll}. */
    CompletionStage<Void> putAllAsync(Map<? extends K, ? extends V> map);

    /** As {@link javax.cache.Cache#getAndPut}. */
    CompletionStage<@Nullable V> getAndPutAsync(K key, V value);

    /** As {@link javax.cache.Cache#putIfAbsent}. */
    CompletionStage<Boolean> putIfAbsentAsync(K key, V value);

    /** As {@link javax.cache.Cache#replace(Object, Object)}. */
    CompletionStage<Boolean> replaceAsync(K key, V value);

    /** As {@link javax.cache.Cache#replace(Object, Object, Object)}. */
    CompletionStage<Boolean> replaceAsync(K key, V oldValue, V newValue);

    /** As {@link javax.cache.Cache#getAndReplace}. */
    CompletionStage<@Nullable V> getAndReplaceAsync(K key, V value);

    /** As {@link javax.cache.Cache#remove(Object)}. */
    CompletionStage<Boolean> removeAsync(K key);

    /** As {@link javax.cache.Cache#remove(Object, Object)}. */
    CompletionStage<Boolean> removeAsync(K key, V oldValue);

    /** As {@link javax.cache.Cache#getAndRemove}. */
    CompletionStage<@Nullable V> getAndRemoveAsync(K key);

    /** As {@link javax.cache.Cache#removeAll(Set)}. */
    CompletionStage<Void> removeAllAsync(Set<? extends K> keys);
}
