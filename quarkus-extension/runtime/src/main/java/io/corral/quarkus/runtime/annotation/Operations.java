// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.cache.CorralCaches;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.cache.CacheException;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;

/**
 * Finds, once for each method, which resolver and key generator it names: on the annotation, else on the class. They
 * are beans if there are beans of their class, else they are made by their public constructor.
 */
@Singleton
public class Operations {

    private final DefaultResolvers defaults;
    private final Map<Place, Operation<?>> operations = new ConcurrentHashMap<>();
    private final Map<Method, CacheResolver> exceptionResolvers = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    /** Called by the container. */
    public Operations(CorralCaches caches) {
        this.defaults = new DefaultResolvers(caches);
    }

    /** The operation of a method, made when the method is called for the first time. */
    <A extends Annotation> Operation<A> find(
            InvocationContext invocation, Class<A> annotation, BiFunction<Method, A, Operation<A>> maker) {
        Place place = new Place(annotation, invocation.getMethod());
        Operation<?> known = operations.get(place);
        if (known == null) {
            known = maker.apply(place.method(), invocation.getInterceptorBinding(annotation));
            operations.put(place, known);
        }
        @SuppressWarnings("unchecked") // the place says which annotation it is
        Operation<A> typed = (Operation<A>) known;
        return typed;
    }

    private record Place(Class<? extends Annotation> annotation, Method method) {}

    /** An operation that needs no keys. */
    <A extends Annotation> Operation<A> keyless(
            MethodDetails<A> details, Class<? extends CacheResolverFactory> factory) {
        return keyed(details, factory, CacheKeyGenerator.class);
    }

    <A extends Annotation> Operation<A> keyed(
            MethodDetails<A> details,
            Class<? extends CacheResolverFactory> factory,
            Class<? extends CacheKeyGenerator> generator) {
        return new Operation<>(
                details, factory(details, factory).getCacheResolver(details), generator(details, generator));
    }

    /** Where the exceptions of a method are cached. */
    CacheResolver exceptions(MethodDetails<CacheResult> details) {
        return exceptionResolvers.computeIfAbsent(
                details.method(),
                method -> factory(details, details.annotation().cacheResolverFactory())
                        .getExceptionCacheResolver(details));
    }

    private CacheResolverFactory factory(MethodDetails<?> details, Class<? extends CacheResolverFactory> own) {
        Class<? extends CacheResolverFactory> type =
                choose(details, own, CacheResolverFactory.class, CacheDefaults::cacheResolverFactory);
        return type == CacheResolverFactory.class ? defaults : instance(type);
    }

    private CacheKeyGenerator generator(MethodDetails<?> details, Class<? extends CacheKeyGenerator> own) {
        Class<? extends CacheKeyGenerator> type =
                choose(details, own, CacheKeyGenerator.class, CacheDefaults::cacheKeyGenerator);
        return type == CacheKeyGenerator.class ? DefaultKeys.INSTANCE : instance(type);
    }

    /** The interface itself stands for "not said". */
    private static <T> Class<? extends T> choose(
            MethodDetails<?> details,
            Class<? extends T> own,
            Class<T> unset,
            Function<CacheDefaults, Class<? extends T>> byClass) {
        if (own != unset) {
            return own;
        }
        return Optional.ofNullable(details.method().getDeclaringClass().getAnnotation(CacheDefaults.class))
                .<Class<? extends T>>map(byClass)
                .orElse(unset);
    }

    private <T> T instance(Class<T> type) {
        return type.cast(made.computeIfAbsent(type, Operations::make));
    }

    private static Object make(Class<?> type) {
        InstanceHandle<?> bean = Arc.container().instance(type);
        if (bean.isAvailable()) {
            return bean.get();
        }
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new CacheException(
                    type.getName() + " is named by a cache annotation and is neither a bean nor has a public"
                            + " constructor without parameters: make it one or the other",
                    e);
        }
    }
}
