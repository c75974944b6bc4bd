// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import io.corral.internal.entry.Packed;
import io.corral.internal.failure.Failures;
import java.io.IOException;
import java.io.Serializable;

/**
 * Store-by-value, JCache's default: what cannot change is shared, what is plain enough is copied field by field, and
 * everything else is kept as bytes and made anew for each reader. The bytes are written and read in this JVM alone.
 */
public final class ByValue implements Codec {

    private final ClassLoader loader;
    private final Failures failures;
    private final FieldCopies copies;

    /** @param loader where the classes of stored objects are looked up */
    public ByValue(ClassLoader loader, Failures failures) {
        this.loader = loader;
        this.failures = failures;
        this.copies = new FieldCopies(loader);
    }

    @Override
    public Object store(Object given) {
        Class<?> type = given.getClass();
        if (Immutables.contains(type)) {
            return given;
        }
        if (!(given instanceof Serializable)) {
            throw failures.notCopyable(type, null);
        }
        Copied copied = copies.copy(given);
        if (copied != null) {
            return copied;
        }
        try {
            return new Serialized(JavaBytes.write(given));
        } catch (RuntimeException e) {
            throw failures.notCopyable(type, e);
        }
    }

    @Override
    public Object give(Object stored) {
        if (stored instanceof Copied copied) {
            return copied.another();
        }
        return stored instanceof Serialized serialized ? read(serialized.bytes) : stored;
    }

    @Override
    public Object copy(Object given) {
        // Most keys: nothing to be made, and nothing to be found out twice.
        return Immutables.contains(given.getClass()) ? given : give(store(given));
    }

    private Object read(byte[] bytes) {
        try {
            return JavaBytes.read(bytes, loader, null);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw failures.notReadable(e);
        }
    }

    /** The bytes of an object that may change; never handed out. */
    private static final class Serialized extends Packed {

        private final byte[] bytes;

        Serialized(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
