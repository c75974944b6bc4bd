// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheMethodDetails;
import javax.cache.annotation.CacheValue;

/** What a method says of its caching. See JSR-107 section 11. */
record MethodDetails<A extends Annotation>(
        Method method, A annotation, String cacheName, List<ParameterDetails> parameters, Set<Annotation> annotations)
        implements CacheMethodDetails<A> {

    static <A extends Annotation> MethodDetails<A> of(Method method, A annotation, String cacheName) {
        return new MethodDetails<>(
                method,
                annotation,
                name(method, cacheName),
                ParameterDetails.of(method),
                Set.of(method.getAnnotations()));
    }

    /** By section 11: the annotation's, else the class', else the method with the types of its parameters. */
    private static String name(Method method, String own) {
        if (!own.isEmpty()) {
            return own;
        }
        CacheDefaults defaults = method.getDeclaringClass().getAnnotation(CacheDefaults.class);
        if (defaults != null && !defaults.cacheName().isEmpty()) {
            return defaults.cacheName();
        }
        return method.getDeclaringClass().getName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** The parameters that make the key: those that are marked, else all but the value. */
    List<ParameterDetails> keyParameters() {
        List<ParameterDetails> marked = parameters.stream()
                .filter(parameter -> parameter.has(CacheKey.class))
                .toList();
        return marked.isEmpty()
                ? parameters.stream()
                        .filter(parameter -> !parameter.has(CacheValue.class))
                        .toList()
                : marked;
    }

    @Override
    public Method getMethod() {
        return method;
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return annotations;
    }

    @Override
    public A getCacheAnnotation() {
        return annotation;
    }

    @Override
    public String getCacheName() {
        return cacheName;
    }
}
