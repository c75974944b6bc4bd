// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import io.corral.internal.entry.Packed;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a value that may cross the wire: an object, or its bytes, each made from the other when it is
 * first needed. The object is kept only where it cannot change, or as {@link Copied}. Which of them it is can be seen
 * without a look at the object, which may be far away.
 */
public final class Blob extends Packed {

    /** For every reader as it is. */
    private volatile @Nullable Object shared;
    /** Each reader gets another one. */
    private volatile @Nullable Copied copied;

    private volatile byte @Nullable [] bytes;

    private Blob(@Nullable Object shared, byte @Nullable [] bytes) {
        this.shared = shared;
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

    /** The object, if it is known and cannot change. */
    @Nullable
    Object shared() {
        return shared;
    }

    /** The object, if it is known and may change. */
    @Nullable
    Copied copied() {
        return copied;
    }

    /** Keeps an object that the bytes were read into or written from, so that they are not read for the next reader. */
    void share(Object immutable) {
        shared = immutable;
    }

    /** The same of an object that may change. */
    void keep(Copied own) {
        copied = own;
    }

    /** The bytes; they must not be changed. */
    public byte[] bytes() {
        byte[] known = bytes;
        if (known == null) {
            Object immutable = shared;
            if (immutable == null) {
                throw new IllegalStateException("a blob without an object has bytes");
            }
            known = JavaBytes.write(immutable);
            bytes = known;
        }
        return known;
    }
}
