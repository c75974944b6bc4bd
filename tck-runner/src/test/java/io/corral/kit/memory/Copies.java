// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import javax.cache.CacheException;

/** Copies by serialization. */
final class Copies {

    private Copies() {}

    @SuppressWarnings("unchecked") // A copy is of the type of its original.
    static <T> T of(T object) {
        if (object == null || object instanceof String || object instanceof Number) {
            return object;
        }
        var bytes = new ByteArrayOutputStream();
        try (var output = new ObjectOutputStream(bytes)) {
            output.writeObject(object);
            output.flush();
            return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new CacheException("not copyable", e);
        }
    }
}
