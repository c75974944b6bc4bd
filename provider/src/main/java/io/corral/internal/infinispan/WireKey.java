// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.Arrays;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * A key whose own {@code hashCode} may differ from JVM to JVM, as that of enums, arrays and many records does: it is
 * told apart by its serialized bytes. Two keys that are equal must serialize to the same bytes.
 */
@ProtoTypeId(TypeIds.WIRE_KEY)
public final class WireKey {

    private final byte[] bytes;
    private final int hash;
    private volatile @Nullable Object object;

    /** Called by ProtoStream, and for a key of this node. */
    @ProtoFactory
    public WireKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /** The key as Java serializes it. */
    @ProtoField(1)
    public byte[] bytes() {
        return bytes;
    }

    @Nullable
    Object object() {
        return object;
    }

    void keep(Object key) {
        object = key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WireKey key && key.hash == hash && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Names nothing that a cache may hold. */
    @Override
    public String toString() {
        return "WireKey[" + Integer.toHexString(hash) + "]";
    }
}
