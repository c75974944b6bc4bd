// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which classes can be copied field by field with the same result as by serialization: those that leave
 * their serialization to Java, all the way up to {@code Object}, and whose fields can be reached; and arrays of what
 * cannot change. Whether what the fields hold may be shared is asked for each object, by
 * {@link FieldCopy#sharesOnlyImmutables}.
 */
final class PlainClasses {

    /** Beyond that the chain of method handles gets so long that serialization is no slower. */
    private static final int MOST_FIELDS = 50;

    private static final Object[] NOTHING = {};

    private static final ClassValue<Optional<FieldCopy>> INSPECTED = new ClassValue<>() {
        @Override
        protected Optional<FieldCopy> computeValue(Class<?> type) {
            return type.isArray() ? array(type) : inspect(type);
        }
    };

    private PlainClasses() {}

    /** How to copy instances of exactly this class; empty if only serialization can. */
    static Optional<FieldCopy> copy(Class<?> type) {
        return INSPECTED.get(type);
    }

    /** An array is copied if whatever is in it cannot change. */
    private static Optional<FieldCopy> array(Class<?> type) {
        if (!sure(type.getComponentType())) {
            return Optional.empty();
        }
        try {
            MethodHandle copy =
                    MethodHandles.publicLookup().findVirtual(type, "clone", MethodType.methodType(Object.class));
            return Optional.of(
                    new FieldCopy(copy.asType(MethodType.methodType(Object.class, Object.class)), List.of()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every array has a public clone()", e);
        }
    }

    private static Optional<FieldCopy> inspect(Class<?> type) {
        if (type.isRecord() || type.isHidden() || type.isEnum() || type.isInterface()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            if (!plain(level)) {
                return Optional.empty();
            }
            for (Field field : level.getDeclaredFields()) {
                // A transient field is empty after serialization, and so it is in the copy.
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields.size() > MOST_FIELDS ? Optional.empty() : build(type, fields);
    }

    /** Whether a class says nothing of its own about how it is serialized. */
    private static boolean plain(Class<?> level) {
        return Serializable.class.isAssignableFrom(level)
                && !Externalizable.class.isAssignableFrom(level)
                // The JDK's own classes have secrets, such as fields that their constructors register somewhere.
                && level.getClassLoader() != null
                && !declares(level, "writeObject", ObjectOutputStream.class)
                && !declares(level, "readObject", ObjectInputStream.class)
                && !declares(level, "readObjectNoData")
                && !declares(level, "writeReplace")
                && !declares(level, "readResolve")
                && !declaresSerialFields(level);
    }

    private static boolean declares(Class<?> level, String method, Class<?>... parameters) {
        return Arrays.stream(level.getDeclaredMethods())
                .anyMatch(each -> each.getName().equals(method) && Arrays.equals(each.getParameterTypes(), parameters));
    }

    private static boolean declaresSerialFields(Class<?> level) {
        return Arrays.stream(level.getDeclaredFields())
                .anyMatch(each -> each.getName().equals("serialPersistentFields"));
    }

    private static Optional<FieldCopy> build(Class<?> type, List<Field> fields) {
        try {
            MethodHandle copy = copy(type, fields);
            List<MethodHandle> doubtful = new ArrayList<>();
            for (Field field : fields) {
                if (!sure(field.getType())) {
                    doubtful.add(getter(field).asType(MethodType.methodType(Object.class, Object.class)));
                }
            }
            return Optional.of(new FieldCopy(copy, List.copyOf(doubtful)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A module that keeps its fields to itself: serialization may still reach them.
            return Optional.empty();
        }
    }

    /** Whether whatever a field of this type holds cannot change. */
    private static boolean sure(Class<?> declared) {
        return declared.isPrimitive() || (Modifier.isFinal(declared.getModifiers()) && Immutables.contains(declared));
    }

    /** From an object to a new one of its class, through no constructor of the class, as serialization does it. */
    private static MethodHandle copy(Class<?> type, List<Field> fields) throws ReflectiveOperationException {
        // (copy, original) -> copy
        MethodHandle filled = MethodHandles.dropArguments(MethodHandles.identity(type), 1, type);
        for (Field field : fields) {
            field.setAccessible(true);
            MethodHandle set = MethodHandles.lookup().unreflectSetter(field);
            MethodType both = MethodType.methodType(void.class, type, field.getType());
            MethodHandle get = getter(field).asType(MethodType.methodType(field.getType(), type));
            filled = MethodHandles.foldArguments(filled, MethodHandles.filterArguments(set.asType(both), 1, get));
        }
        // Through the constructor object: a method handle of it would make what it is declared to, an Object.
        MethodHandle empty = MethodHandles.lookup()
                .findVirtual(Constructor.class, "newInstance", MethodType.methodType(Object.class, Object[].class))
                .bindTo(constructor(type));
        empty = MethodHandles.insertArguments(empty, 0, (Object) NOTHING).asType(MethodType.methodType(type));
        return MethodHandles.collectArguments(filled, 0, empty)
                .asType(MethodType.methodType(Object.class, Object.class));
    }

    private static MethodHandle getter(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return MethodHandles.lookup().unreflectGetter(field);
    }

    /**
     * Makes instances as serialization does. By name, because it is not Java's public API; but the module
     * {@code jdk.unsupported} exports it for just this purpose, to libraries that serialize.
     */
    private static Constructor<?> constructor(Class<?> type) throws ReflectiveOperationException {
        Class<?> makers = Class.forName("sun.reflect.ReflectionFactory");
        Object maker = makers.getMethod("getReflectionFactory").invoke(null);
        return (Constructor<?>) makers.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(maker, type, Object.class.getDeclaredConstructor());
    }
}
