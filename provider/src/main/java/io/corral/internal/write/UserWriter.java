// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.write;

import io.corral.internal.failure.Failures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** The user's writer, run in the calling thread while this thread has the key's turn and nothing else. */
public final class UserWriter<K, V> {

    private final CacheWriter<K, V> writer;
    private final Failures failures;

    /** @param writer the user's */
    @SuppressWarnings("unchecked") // a writer of super types of K and V writes K and V
    public UserWriter(CacheWriter<? super K, ? super V> writer, Failures failures) {
        this.writer = (CacheWriter<K, V>) writer;
        this.failures = failures;
    }

    void write(K key, V value) {
        try {
            writer.write(new Pair<>(key, value));
        } catch (RuntimeException e) {
            throw failures.writer(e);
        }
    }

    /** Writes; what was not written, the collection holds afterwards, as JSR-107 asks of writers. */
    void writeAll(Collection<Cache.Entry<? extends K, ? extends V>> entries) {
        int all = entries.size();
        try {
            writer.writeAll(entries);
        } catch (RuntimeException e) {
            List<K> rest = new ArrayList<>();
            entries.forEach(entry -> rest.add(entry.getKey()));
            throw failures.partialWriter(rest, all, e);
        }
    }

    void delete(K key) {
        try {
            writer.delete(key);
        } catch (RuntimeException e) {
            throw failures.writer(e);
        }
    }

    /** Deletes; what was not deleted, the collection holds afterwards, as JSR-107 asks of writers. */
    void deleteAll(Collection<K> keys) {
        int all = keys.size();
        try {
            writer.deleteAll(keys);
        } catch (RuntimeException e) {
            throw failures.partialWriter(keys, all, e);
        }
    }

    /** A key and a value on their way to the writer. */
    record Pair<K, V>(K key, V value) implements Cache.Entry<K, V> {

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return value;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            if (type.isInstance(this)) {
                return type.cast(this);
            }
            throw new IllegalArgumentException("an entry of Corral is not a " + type.getName());
        }

        /** Names the key's and the value's class and nothing that a cache may hold. */
        @Override
        public String toString() {
            return "Entry[" + key.getClass().getName() + " -> "
                    + value.getClass().getName() + "]";
        }
    }
}
