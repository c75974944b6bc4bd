// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The settings of a cache. */
public interface CacheConfig {

    /** How many entries the cache holds at most; those least likely to be used again leave first. */
    @ConfigDocDefault("no bound")
    OptionalLong maxCount();

    /** How long a value lives after it was written. Not together with {@code expire-after-access}. */
    @ConfigDocDefault("for ever")
    Optional<Duration> expireAfterWrite();

    /** How long a value lives after it was last read or written. */
    @ConfigDocDefault("for ever")
    Optional<Duration> expireAfterAccess();

    /** How long a caller waits for a load that another one runs. */
    @ConfigDocDefault("1m")
    Optional<Duration> loadWait();

    /** How long a load may take before another caller may start a second one in its stead. */
    @ConfigDocDefault("30s")
    Optional<Duration> leaseTime();

    /** The same for a refresh in the background. */
    @ConfigDocDefault("that of {@code lease-time}")
    Optional<Duration> refreshLeaseTime();

    /** How long a value is fresh: from then on it is served while one caller in the cluster has it reloaded. */
    @ConfigDocDefault("until it expires")
    Optional<Duration> staleAfter();

    /** For how long after that it is served while it is reloaded; then callers wait. */
    @ConfigDocDefault("until it expires")
    Optional<Duration> maxStale();

    /** For how long after {@code stale-after} it is served where its load has failed. */
    @ConfigDocDefault("until it expires")
    Optional<Duration> staleIfError();

    /** For how long the answer that there is no value is remembered. */
    @ConfigDocDefault("not at all")
    Optional<Duration> negativeTtl();

    /** By how many percent lifetimes are shortened at most, each by chance. */
    @ConfigDocDefault("0")
    OptionalInt jitter();

    /** For how long a key whose load has failed is not loaded again. */
    @ConfigDocDefault("not at all, and 1s where {@code stale-after} is set")
    Optional<Duration> backOff();

    /** By how much each further failure in a row lengthens that pause. */
    @ConfigDocDefault("2")
    OptionalDouble backOffMultiplier();

    /** The longest such pause. */
    @ConfigDocDefault("1m")
    Optional<Duration> backOffMax();

    /** How many refreshes of the cache run at once on a node. */
    @ConfigDocDefault("8")
    OptionalInt maxRefreshes();

    /**
     * How early a value may be reloaded before it is stale, the earlier the longer its loads take; 0 is for not at all.
     */
    @ConfigDocDefault("0")
    OptionalDouble earlyRefresh();

    /** How many loads of the cache run at once on a node. */
    @ConfigDocDefault("no bound")
    OptionalInt maxLoads();

    /**
     * What a caller gets who finds nothing: {@code load}, the value once it is loaded, or {@code default}, the default
     * value at once.
     */
    @ConfigDocDefault("load")
    Optional<String> onMiss();

    /**
     * The name of a class that says which exceptions of a loader are answers: a {@code Predicate} with a public
     * constructor.
     */
    @ConfigDocDefault("none")
    Optional<String> answers();

    /**
     * In a cluster: classes and packages that may come from other nodes, besides those that the build finds in the
     * signatures of cached methods and loaders, such as {@code com.acme.Order,com.acme.items.*}.
     */
    @ConfigDocDefault("none")
    Optional<List<String>> allow();

    /**
     * Whether the cache stores copies, as JSR-107 has it by default, or the very objects. Always copies in a cluster.
     */
    @ConfigDocDefault("true, and false for the caches of Quarkus' own annotations")
    Optional<Boolean> storeByValue();

    /** Whether hits and misses are counted, for metrics and the Dev UI. */
    @ConfigDocDefault("true")
    Optional<Boolean> statistics();
}
