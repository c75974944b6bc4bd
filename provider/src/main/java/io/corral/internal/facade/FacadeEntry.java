// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import javax.cache.Cache;

/**
 * A key and a value as an iterator hands them out: a snapshot that never changes.
 *
 * @param <K> keys
 * @param <V> values
 */
public record FacadeEntry<K, V>(K key, V value) implements Cache.Entry<K, V> {

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

    /** Names the classes and nothing that a cache may hold. */
    @Override
    public String toString() {
        return "Entry[" + key.getClass().getName() + " -> " + value.getClass().getName() + "]";
    }
}
