// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.deployment.mistake.NoCacheValueException;
import io.corral.quarkus.deployment.mistake.NoResultException;
import io.corral.quarkus.deployment.mistake.SeveralAnnotationsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** What the annotations of an application's methods say of caches, and what is wrong with them. */
final class AnnotatedMethods {

    private static final String NAME = "cacheName";

    private final IndexView index;
    private final Declarations declarations;
    private final List<Throwable> mistakes = new ArrayList<>();

    AnnotatedMethods(IndexView index, Declarations declarations) {
        this.index = index;
        this.declarations = declarations;
    }

    /** Reads JSR-107's annotations; returns what is wrong with them. */
    List<Throwable> read() {
        for (DotName annotation : Types.ANNOTATIONS) {
            for (AnnotationInstance found : index.getAnnotations(annotation)) {
                if (found.target().kind() == AnnotationTarget.Kind.METHOD) {
                    MethodInfo method = found.target().asMethod();
                    check(found, method);
                    declare(found, method);
                }
            }
        }
        return mistakes;
    }

    private void declare(AnnotationInstance annotation, MethodInfo method) {
        if (resolves(annotation, method)) {
            return;
        }
        String name = name(annotation, method);
        declarations.open(name);
        declarations.holds(name, types(method));
        AnnotationValue exceptions = annotation.value("exceptionCacheName");
        if (exceptions != null && !exceptions.asString().isEmpty()) {
            declarations.open(exceptions.asString());
            declarations.holds(exceptions.asString(), method.parameterTypes());
            declarations.holds(exceptions.asString(), method.exceptions());
        }
    }

    /** The cache that an annotation names, unless the application finds it by code of its own. */
    static Optional<String> named(AnnotationInstance annotation, MethodInfo method) {
        return resolves(annotation, method) ? Optional.empty() : Optional.of(name(annotation, method));
    }

    /** Whether the application finds the cache by code of its own. */
    private static boolean resolves(AnnotationInstance annotation, MethodInfo method) {
        AnnotationInstance defaults = method.declaringClass().declaredAnnotation(Types.DEFAULTS);
        return annotation.value("cacheResolverFactory") != null
                || (defaults != null && defaults.value("cacheResolverFactory") != null);
    }

    /** As the interceptors name it. */
    private static String name(AnnotationInstance annotation, MethodInfo method) {
        for (AnnotationInstance says :
                new AnnotationInstance[] {annotation, method.declaringClass().declaredAnnotation(Types.DEFAULTS)}) {
            if (says != null
                    && says.value(NAME) != null
                    && !says.value(NAME).asString().isEmpty()) {
                return says.value(NAME).asString();
            }
        }
        return method.declaringClass().name() + "." + method.name()
                + method.parameterTypes().stream()
                        .map(type -> type.kind() == Type.Kind.ARRAY
                                ? type.asArrayType().descriptor().replace('/', '.')
                                : type.name().toString())
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private void check(AnnotationInstance annotation, MethodInfo method) {
        String place = method.declaringClass().name() + "." + method.name();
        boolean nothing = method.returnType().kind() == Type.Kind.VOID;
        if (annotation.name().equals(Types.RESULT) && nothing) {
            mistakes.add(new NoResultException(place));
        }
        if (annotation.name().equals(Types.PUT)) {
            int values = (int) method.annotations(Types.VALUE).stream()
                    .filter(value -> value.target().kind() == AnnotationTarget.Kind.METHOD_PARAMETER)
                    .count();
            if (values != 1) {
                mistakes.add(new NoCacheValueException(place, values));
            }
        }
        long several =
                Types.ANNOTATIONS.stream().filter(method::hasDeclaredAnnotation).count();
        boolean first = Types.ANNOTATIONS.stream()
                .filter(method::hasDeclaredAnnotation)
                .findFirst()
                .filter(annotation.name()::equals)
                .isPresent();
        if (several > 1 && first) {
            mistakes.add(new SeveralAnnotationsException(place));
        }
    }

    /** What a method's keys and values are made of. */
    static List<Type> types(MethodInfo method) {
        List<Type> types = new ArrayList<>(method.parameterTypes());
        types.add(method.returnType());
        return types;
    }
}
