// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.ArrayDeque;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import javax.cache.Cache;

/** An iteration over the keys that were there when it began. */
final class Walk<K, V> implements Iterator<Cache.Entry<K, V>> {

    private final Store<K, V> store;
    private final Faults faults;
    private final Deque<K> keys;
    private final int changes;

    Walk(Store<K, V> store, Faults faults) {
        this.store = store;
        this.faults = faults;
        this.changes = store.changes();
        this.keys = new ArrayDeque<>(store.keys());
    }

    private record Step<K, V>(K key, V value) implements Cache.Entry<K, V> {
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
            return type.cast(this);
        }
    }

    @Override
    public boolean hasNext() {
        return !keys.isEmpty();
    }

    /** Null for a key that has gone, as JCache allows. */
    @Override
    public Cache.Entry<K, V> next() {
        if (keys.isEmpty()) {
            throw new NoSuchElementException();
        }
        if (faults.has(Fault.ITERATORS_DO_NOT_BEAR_WRITES) && store.changes() != changes) {
            throw new ConcurrentModificationException();
        }
        K key = keys.remove();
        V value = store.peek(key);
        return value == null ? null : new Step<>(key, value);
    }
}
