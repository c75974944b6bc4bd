// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import io.corral.internal.failure.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * For caches whose values may cross the wire; they are always stored by value. What the receiver would refuse is
 * refused here already, before anything is stored anywhere: a receiver could only drop it.
 */
public final class WireCodec implements Codec {

    private final ClassLoader loader;
    private final AllowList allowed;
    private final Failures failures;
    private final FieldCopies copies;

    /** @param loader where the classes of received objects are looked up */
    public WireCodec(ClassLoader loader, AllowList allowed, Failures failures) {
        this.loader = loader;
        this.allowed = allowed;
        this.failures = failures;
        this.copies = new FieldCopies(loader);
    }

    @Override
    public Object store(Object given) {
        Class<?> type = given.getClass();
        if (Immutables.known(type)) {
            return Blob.of(given);
        }
        if (!(given instanceof Serializable)) {
            throw failures.notCopyable(type, null);
        }
        if (Immutables.contains(type)) {
            Blob blob = Blob.of(write(given, type));
            blob.share(given);
            return blob;
        }
        // The bytes of an array are read as fast as it is copied: there is nothing to be kept beside them.
        Copied copied = type.isArray() ? null : copies.copy(given);
        if (copied == null) {
            return Blob.of(write(given, type));
        }
        // The bytes are those of the copy: the user may change the original meanwhile, and nodes would differ.
        Blob blob = Blob.of(write(copied.own(), type));
        blob.keep(copied);
        return blob;
    }

    @Override
    public Object copy(Object given) {
        // Storing it checks that it may cross the wire, even where there is no need of a copy.
        return Immutables.known(given.getClass()) ? given : give(store(given));
    }

    private byte[] write(Object given, Class<?> type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (CheckingOutput out = new CheckingOutput(bytes)) {
            out.writeObject(given);
        } catch (IOException | RuntimeException e) {
            throw failures.notCopyable(type, e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Object give(Object stored) {
        // Small, so that it becomes part of its caller's code: most values are shared.
        Blob blob = (Blob) stored;
        Object shared = blob.shared();
        return shared != null ? shared : unshared(blob);
    }

    private Object unshared(Blob blob) {
        Copied known = blob.copied();
        if (known != null) {
            return known.another();
        }
        try {
            Object read = JavaBytes.read(blob.bytes(), loader, allowed);
            if (Immutables.contains(read.getClass())) {
                blob.share(read);
                return read;
            }
            Copied copied = read.getClass().isArray() ? null : copies.keep(read);
            if (copied == null) {
                return read;
            }
            blob.keep(copied);
            return copied.another();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw failures.notReadable(e);
        }
    }

    /** Refuses to write what nobody would read. */
    private final class CheckingOutput extends ObjectOutputStream {

        CheckingOutput(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (!allowed.allows(type)) {
                throw failures.notAllowed(type);
            }
        }
    }
}
