// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * The application's classes that an object of a type may be made of: those of its fields, of their fields, and so on;
 * superclasses, and what implements an interface. What the application's index does not know is named, and not looked
 * into.
 */
final class Signatures {

    private final IndexView index;

    Signatures(IndexView index) {
        this.index = index;
    }

    /** The names of the classes, without those of the JDK, which need not be allowed. */
    Set<String> classes(Collection<Type> types) {
        Set<DotName> seen = new TreeSet<>();
        Deque<Type> left = new ArrayDeque<>(types);
        while (!left.isEmpty()) {
            Type type = left.pop();
            switch (type.kind()) {
                case CLASS -> visit(type.name(), seen, left);
                case PARAMETERIZED_TYPE -> {
                    visit(type.name(), seen, left);
                    left.addAll(type.asParameterizedType().arguments());
                }
                case ARRAY -> left.add(type.asArrayType().elementType());
                case TYPE_VARIABLE -> left.addAll(type.asTypeVariable().bounds());
                case WILDCARD_TYPE -> left.add(type.asWildcardType().extendsBound());
                default -> {
                    // Nothing that has a class of its own.
                }
            }
        }
        Set<String> names = new TreeSet<>();
        seen.forEach(name -> names.add(name.toString()));
        return names;
    }

    private void visit(DotName name, Set<DotName> seen, Deque<Type> left) {
        String text = name.toString();
        if (text.startsWith("java.") || text.startsWith("io.smallrye.mutiny.") || !seen.add(name)) {
            return;
        }
        ClassInfo info = index.getClassByName(name);
        if (info == null) {
            return;
        }
        for (FieldInfo field : info.fields()) {
            if (!Modifier.isStatic(field.flags()) && !Modifier.isTransient(field.flags())) {
                left.add(field.type());
            }
        }
        if (info.superClassType() != null) {
            left.add(info.superClassType());
        }
        if (info.isInterface()) {
            index.getAllKnownImplementations(name)
                    .forEach(implementor -> left.add(Type.create(implementor.name(), Type.Kind.CLASS)));
        }
    }
}
