// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.util.Set;
import java.util.function.Function;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * What Corral offers beyond {@code javax.cache}; got by {@code cache.unwrap(CorralCache.class)}.
 *
 * <p>Every value has a <em>version</em>, a number that changes with every write of its key and never comes again for
 * that key, not even after a remove. With it a value can be changed only if nobody has changed it meanwhile. In a
 * cluster the version is compared where the key is decided, so that all of this holds over all nodes; with a
 * {@code CacheWriter} it holds in each JVM.
 *
 * <p>The methods that are declared here run in the caller's thread, those of {@link AsyncCache} do not; all may be
 * called by many at once. All of them throw
 *
 * <ul>
 *   <li>{@link NullPointerException} if a key or value is null,
 *   <li>{@link ClassCastException} if it is not of the type that the configuration says,
 *   <li>{@link IllegalStateException} if the cache is closed,
 *   <li>{@link ClusterUnavailableException} if the key's owner does not answer; whether a write was done is not known
 *       then,
 * </ul>
 *
 * and besides what JSR-107 says of {@code get}, {@code put}, {@code replace} and {@code remove}.
 *
 * <p>The names are longer than those of {@code javax.cache}, and no overloads of them: in a cache of {@code Long} or
 * {@code Integer} values, {@code remove("k", 5)} would compare a version where a value was meant.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface CorralCache<K, V> extends Cache<K, V>, AsyncCache<K, V> {

    /**
     * The value of a key, and its version. It reads as {@link #get} does: a missing value is loaded where the cache is
     * read-through, the read counts as an access for expiry, and statistics count it as a get. Waits as {@code get}
     * does, while another thread loads the key.
     *
     * @return null if there is no value. The version is {@link Versioned#NONE} if the value was loaded and the cache
     *     does not hold it: it expired at once, or was removed at that moment, or the cluster did not answer
     * @throws javax.cache.CacheException if the value could not be loaded
     */
    @Nullable
    Versioned<V> getVersioned(K key);

    /**
     * Puts a value, as {@link #put} does.
     *
     * @return the version of the new value, or {@link Versioned#NONE} if it was not stored, because the expiry policy
     *     lets it expire at once
     * @throws javax.cache.CacheException if a writer or listener failed
     */
    long putVersioned(K key, V value);

    /**
     * Replaces the value if the key still holds the one of this version. A writer is called only if it does. That it
     * does not is no access for expiry. Statistics count it as {@link #replace(Object, Object, Object)}.
     *
     * @param version of the value that is to be replaced; no value has the version {@link Versioned#NONE}
     * @return whether the version still stood
     * @throws javax.cache.CacheException if a writer or listener failed
     */
    boolean replaceVersioned(K key, long version, V value);

    /**
     * Removes the value if the key still holds the one of this version. A writer is called only if it does. That it
     * does not is no access for expiry. Statistics count it as {@link #remove(Object, Object)}.
     *
     * @param version of the value that is to be removed; no value has the version {@link Versioned#NONE}
     * @return whether the value was removed
     * @throws javax.cache.CacheException if a writer or listener failed
     */
    boolean removeVersioned(K key, long version);

    /**
     * The value of a key, made by {@code loader} if there is none: for callers whose cache has no
     * {@code CacheLoader}, with the same protection. It runs in the caller's thread, for one caller in the cluster at a
     * time; all others who ask for the key meanwhile, by whichever verb and with whichever function, get its value, its
     * null or its failure. It counts, expires, becomes stale and is fenced as a load does, and is not written through.
     *
     * @param loader makes the value from the key; null if there is none. It must not ask this cache for the same key
     * @return null if there is no value
     * @throws javax.cache.integration.CacheLoaderException if the function failed, here or elsewhere
     */
    @Nullable
    V get(K key, Function<? super K, ? extends V> loader);

    /**
     * The value that {@link #get} would return, and how it came: found, stale, loaded by this call or by another. It
     * does and counts what {@code get} does.
     *
     * @return never null; its value is null where {@code get} returns null
     * @throws javax.cache.CacheException as {@code get}
     */
    Lookup<V> lookup(K key);

    /**
     * The right to make the value of a key, for code that fills the cache itself, or what makes it needless: a value
     * that may be served, or the word that there is none. Of all who claim, get or load the key at the same time, over
     * all nodes, one is granted it, and the others wait. Whoever is granted it makes the value and calls
     * {@link LoadLease#commit}:
     *
     * <pre>{@code
     * if (cache.claim(key) instanceof LoadClaim.Granted<V> granted) {
     *     try (LoadLease<V> lease = granted.lease()) {
     *         lease.commit(make(key));
     *     }
     * }
     * }</pre>
     *
     * <p>Statistics count it as a get. A stale value is found; nothing is refreshed.
     *
     * @throws LoadTimeoutException if somebody else's load was not over within {@link StampedePolicy#loadWait}
     * @throws javax.cache.integration.CacheLoaderException if it failed, or has not long ago
     */
    LoadClaim<V> claim(K key);

    /**
     * About how many entries this node's memory holds, without looking at them: those that have expired and were not yet
     * dropped count, and on a cluster also keys that are being loaded, keys that were removed by comparing in the last minute
     * and a half, and what a clear is still freeing.
     *
     * @throws IllegalStateException if the cache is closed
     */
    long estimatedSize();

    /** What the stampede protection has done on this node; it goes on counting. May be called on a closed cache. */
    ProtectionStatisticsMXBean protectionStatistics();

    /** From now on the listener hears what the stampede protection does on this node. */
    void addProtectionListener(ProtectionListener listener);

    /** From now on it does not, up to calls that are under way. A listener that is not known is ignored. */
    void removeProtectionListener(ProtectionListener listener);

    /**
     * Has a key reloaded in the background by the cache's {@code CacheLoader}, however fresh its value is, and returns
     * at once. What is there is served meanwhile. Nothing happens if the key is being loaded already, or if the refreshes
     * have no room: see {@link StampedePolicy#maxRefreshes}.
     *
     * @throws UnsupportedOperationException if the cache has no {@code CacheLoader}
     */
    void refresh(K key);

    /**
     * Makes the value of a key stale from now on: it is served, and the next reader has it reloaded. A load that is on
     * its way does not count, for what it has read may be older than this call. Without a value nothing happens but
     * that.
     */
    void markStale(K key);

    /**
     * Makes every value stale from now on, as {@link #markStale} does for one: values are served, and the next reader of
     * each has it reloaded. A load that is on its way counts as begun before, and its value as stale. That there is no
     * value, if the loader has said so, is forgotten; the pauses after failures go on.
     *
     * <p>It takes the same time however many values there are. In a cluster it returns when every node knows.
     */
    void markAllStale();

    /**
     * Puts a value with tags, as {@link #put} does. They belong to the value: whatever is written next has none, but
     * what it is given itself.
     *
     * @param tags any strings that are not empty; an empty set for none
     * @throws NullPointerException if {@code tags} or one of them is null
     * @throws IllegalArgumentException if one of them is empty
     * @throws javax.cache.CacheException if a writer or listener failed
     * @see Tagger
     */
    void putTagged(K key, V value, Set<String> tags);

    /**
     * Ends all values that have this tag: from now on they count as absent, for every verb. A value is meant if its
     * {@code put} or load had begun before this call; what such a load brings is not stored, or counts as absent, too. No
     * writer is called. Listeners hear {@code EXPIRED} when such a value is dropped: when somebody comes upon it, or
     * within a minute or so.
     *
     * <p>It takes the same time however many values there are. In a cluster it returns when every node knows. If it fails
     * with {@link ClusterUnavailableException}, some nodes may know and others not: call it again.
     *
     * @throws NullPointerException if the tag is null
     * @throws IllegalArgumentException if it is empty
     */
    void invalidateTag(String tag);

    /**
     * Makes all values that have this tag stale from now on, as {@link #markAllStale} does for every value, and returns as
     * {@link #invalidateTag} does.
     *
     * @throws NullPointerException if the tag is null
     * @throws IllegalArgumentException if it is empty
     */
    void markTagStale(String tag);

    /**
     * What a key holds, without touching it: nothing is loaded, no expiry is pushed back, nothing is counted, no
     * listener hears. In a cluster the key's owner may be asked. Waits for nobody's load. Only for
     * {@code max-count} it is a use.
     *
     * @return null if the key holds no value, or one that has expired
     */
    @Nullable
    EntryView<V> peek(K key);
}
