// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios' own objects, by name, so that a factory which finds them can be serialized: a provider may copy its
 * configuration, and then would copy a counter with it.
 */
final class Registry {

    private static final Map<String, Object> OBJECTS = new ConcurrentHashMap<>();

    private Registry() {}

    /** A factory that always returns {@code object}, also after it was copied within this JVM. */
    static <T> Factory<T> factoryOf(T object) {
        String name = UUID.randomUUID().toString();
        OBJECTS.put(name, object);
        return new Lookup<>(name);
    }

    /** Finds an object by its name. */
    private record Lookup<T>(String name) implements Factory<T> {

        @Override
        @SuppressWarnings("unchecked") // Whoever registered the object made the factory of its type.
        public T create() {
            @Nullable Object object = OBJECTS.get(name);
            if (object == null) {
                throw new IllegalStateException("The factory was taken to a JVM that it was not made in.");
            }
            return (T) object;
        }
    }
}
