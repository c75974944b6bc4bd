// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Objects as Java serializes them. */
public final class JavaBytes {

    private JavaBytes() {}

    /**
     * The bytes of an object.
     *
     * @throws UncheckedIOException if something in it cannot be serialized
     */
    public static byte[] write(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The object of the bytes.
     *
     * @param filter refuses classes before they are instantiated, or null where the bytes never left this JVM
     */
    public static Object read(byte[] bytes, ClassLoader loader, @Nullable ObjectInputFilter filter)
            throws IOException, ClassNotFoundException {
        try (LoaderObjectInputStream in = new LoaderObjectInputStream(new ByteArrayInputStream(bytes), loader)) {
            if (filter != null) {
                in.setObjectInputFilter(filter);
            }
            return in.readObject();
        }
    }
}
