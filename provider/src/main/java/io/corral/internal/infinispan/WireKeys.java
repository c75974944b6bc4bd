// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.copy.Blob;
import io.corral.internal.copy.Codec;
import java.util.UUID;

/**
 * Between the user's keys and those that the cluster knows. Strings, numbers and UUIDs are the same everywhere, their
 * hash codes too; anything else is wrapped.
 */
final class WireKeys<K> {

    private final Codec codec;

    /** @param codec makes blobs of keys */
    WireKeys(Codec codec) {
        this.codec = codec;
    }

    Object wire(K key) {
        if (same(key)) {
            return key;
        }
        return new WireKey(((Blob) codec.store(key)).bytes());
    }

    /** Whether a key is the same for the cluster. Such a key never changes. */
    static boolean same(Object key) {
        return key instanceof String || key instanceof Long || key instanceof Integer || key instanceof UUID;
    }

    @SuppressWarnings("unchecked") // what was put in under a key comes out under it
    K user(Object wire) {
        if (!(wire instanceof WireKey wrapped)) {
            return (K) wire;
        }
        Object known = wrapped.object();
        if (known == null) {
            known = codec.give(Blob.of(wrapped.bytes()));
            wrapped.keep(known);
        }
        return (K) known;
    }
}
