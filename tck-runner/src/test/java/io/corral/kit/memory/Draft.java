// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import javax.cache.processor.MutableEntry;

/** What an entry processor works on. */
final class Draft<K, V> implements MutableEntry<K, V> {

    private final K key;
    private V value;
    private boolean set;

    Draft(K key, V value) {
        this.key = key;
        this.value = value;
    }

    boolean isSet() {
        return set;
    }

    @Override
    public boolean exists() {
        return value != null;
    }

    @Override
    public void setValue(V newValue) {
        value = newValue;
        set = true;
    }

    @Override
    public K getKey() {
        return key;
    }

    @Override
    public V getValue() {
        return value;
    }

    @Override
    public void remove() {
        throw new UnsupportedOperationException("no scenario needs it");
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }
}
