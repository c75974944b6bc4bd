// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import io.corral.internal.entry.Packed;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a value that may cross the wire: an object, or its bytes, each made from the other when it is
 * first needed. The object is kept only where it cannot change, or as {@link Copied}.
 */
public final class Blob extends Packed {

    private volatile @Nullable Object object;
    private volatile byte @Nullable [] bytes;

    private Blob(@Nullable Object object, byte @Nullable [] bytes) {
        this.object = object;
        this.bytes = bytes;
    }

    /** What came over the wire. */
    public static Blob of(byte[] bytes) {
        return new Blob(null, bytes);
    }

    /** An object that cannot change, and that Java can serialize. */
    static Blob of(Object immutable) {
        return new Blob(immutable, null);
    }

    @Nullable
    Object object() {
        return object;
    }

    /** Keeps an object that the bytes were read into or written from, so that they are not read for the next reader. */
    void keep(Object immutableOrCopied) {
        object = immutableOrCopied;
    }

    /** The bytes; they must not be changed. */
    public byte[] bytes() {
        byte[] known = bytes;
        if (known == null) {
            Object immutable = object;
            if (immutable == null) {
                throw new IllegalStateException("a blob without an object has bytes");
            }
            known = JavaBytes.write(immutable);
            bytes = known;
        }
        return known;
    }
}
