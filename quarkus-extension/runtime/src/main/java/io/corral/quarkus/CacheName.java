// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which cache is meant.
 *
 * <ul>
 *   <li>At an injection point of type {@code javax.cache.Cache<K, V>} or {@link io.corral.CorralCache}: the cache to
 *       inject.
 *   <li>On a bean that is a {@code CacheLoader}, {@code CacheWriter}, {@code ExpiryPolicy} or
 *       {@code CacheEntryListener}: the cache that it serves. A loader makes that cache read-through, a writer makes it
 *       write-through.
 * </ul>
 *
 * <p>Not to be confused with {@code io.quarkus.cache.CacheName}, which stands at {@code io.quarkus.cache.Cache}.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface CacheName {

    /** The name of the cache. */
    @Nonbinding
    String value();

    /** The annotation as an object, to look a cache up by. */
    final class Literal extends AnnotationLiteral<CacheName> implements CacheName {

        private static final long serialVersionUID = 1L;

        private final String name;

        private Literal(String name) {
            this.name = name;
        }

        /** The annotation with this name. */
        public static Literal of(String name) {
            return new Literal(name);
        }

        @Override
        public String value() {
            return name;
        }
    }
}
