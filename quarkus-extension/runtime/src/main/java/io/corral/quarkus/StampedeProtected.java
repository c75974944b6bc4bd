// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Settings of the cache that a method with {@code @CacheResult} names, JSR-107's or Quarkus' own, beside the method: each
 * is the setting of the same name below {@code quarkus.corral.cache."<name>"}, and is written in the same way. What a
 * setting says there counts more, so that an application can be tuned without being built anew; what is said for all
 * caches counts less.
 *
 * <p>They are settings of the cache, and so of all methods that name it. Two methods that say different things of one
 * cache are an error of the build, as is what makes no sense.
 *
 * <p>A value may have expressions, such as {@code ${prices.fresh:30s}}; these are looked up when the application starts.
 * An empty text says nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StampedeProtected {

    /** How long a value is fresh. */
    String staleAfter() default "";

    /** For how long after that it is served while it is reloaded. */
    String maxStale() default "";

    /** For how long after {@link #staleAfter} it is served where the method has failed. */
    String staleIfError() default "";

    /** How long a value lives after it was written. Not together with {@link #expireAfterAccess}. */
    String expireAfterWrite() default "";

    /** How long a value lives after it was last read or written. */
    String expireAfterAccess() default "";

    /** For how long it is remembered that the method has returned null. */
    String negativeTtl() default "";

    /** How long a caller waits for a call of the method that another one makes. */
    String loadWait() default "";

    /** How long a call may take before another caller may make a second one in its stead. */
    String leaseTime() default "";

    /** The same for a refresh in the background. */
    String refreshLeaseTime() default "";

    /** For how long after a failure the method is not called again for that key. */
    String backOff() default "";

    /** By how much each further failure in a row lengthens that pause. */
    String backOffMultiplier() default "";

    /** The longest such pause. */
    String backOffMax() default "";

    /** By how many percent lifetimes are shortened at most, each by chance; a number. */
    String jitter() default "";

    /** How early a value may be reloaded before it is stale, the earlier the longer its calls take; a number. */
    String earlyRefresh() default "";

    /** How many refreshes of the cache run at once on a node. */
    String maxRefreshes() default "";

    /** With how many calls under way on a node no refresh is begun. */
    String maxLoads() default "";

    /** How many entries the cache holds at most. */
    String maxCount() default "";

    /** What a caller gets who finds nothing: {@code load} or {@code default}. */
    String onMiss() default "";
}
