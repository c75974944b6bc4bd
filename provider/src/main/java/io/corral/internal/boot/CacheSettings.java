// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.internal.entry.Entry;
import io.corral.internal.freshness.BackOff;
import io.corral.internal.freshness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What Corral adds to the configuration of one cache: from code, else from the manager's settings, else the default.
 *
 * @param maxCount how many entries the cache holds at most, or 0 for no bound
 * @param allowed names of classes and packages that may come from other nodes
 */
record CacheSettings(long maxCount, StampedePolicy policy, List<String> allowed) {

    static CacheSettings of(String cache, CorralConfiguration<?, ?> configuration, Settings settings) {
        long maxCount = configuration
                .getMaxCount()
                .orElseGet(() ->
                        settings.ofCache(cache, Names.MAX_COUNT, Parsing::count).orElse(0L));
        StampedePolicy policy = configuration.getStampedePolicy().orElseGet(() -> policy(cache, settings));
        return new CacheSettings(maxCount, policy, allowed(cache, settings));
    }

    static List<String> allowed(String cache, Settings settings) {
        return settings.ofCache(cache, Names.ALLOW, Parsing::list).orElse(List.of());
    }

    /** When values become stale. */
    Freshness freshness() {
        if (policy.staleAfter().isEmpty() && policy.jitter() == 0) {
            return Freshness.ALWAYS;
        }
        return new Freshness(
                millis(policy.staleAfter()),
                policy.jitter() / 100.0,
                millis(policy.maxStale()),
                millis(policy.staleIfError()),
                policy.earlyRefresh());
    }

    /** How long to wait after failures. */
    BackOff backOff() {
        return new BackOff(
                policy.backOff().toMillis(),
                policy.backOffMultiplier(),
                policy.backOffMax().toMillis(),
                policy.jitter() / 100.0);
    }

    private static long millis(Optional<Duration> time) {
        return time.map(Duration::toMillis).orElse(Entry.NEVER);
    }

    /** What every node of a cluster must agree on. */
    String inWords(CorralConfiguration<?, ?> configuration) {
        return "keys " + configuration.getKeyType().getName()
                + ", values " + configuration.getValueType().getName()
                + ", read-through " + configuration.isReadThrough()
                + ", write-through " + configuration.isWriteThrough()
                + ", max-count " + (maxCount == 0 ? "none" : maxCount);
    }

    private static StampedePolicy policy(String cache, Settings settings) {
        StampedePolicy.Builder builder = StampedePolicy.builder();
        set(Names.LOAD_WAIT, Parsing::duration, builder::loadWait, cache, settings);
        set(Names.LEASE_TIME, Parsing::duration, builder::leaseTime, cache, settings);
        set(Names.REFRESH_LEASE_TIME, Parsing::duration, builder::refreshLeaseTime, cache, settings);
        set(Names.STALE_AFTER, Parsing::duration, builder::staleAfter, cache, settings);
        set(Names.MAX_STALE, Parsing::durationOrNone, builder::maxStale, cache, settings);
        set(Names.STALE_IF_ERROR, Parsing::durationOrNone, builder::staleIfError, cache, settings);
        set(Names.NEGATIVE_TTL, Parsing::durationOrNone, builder::negativeTtl, cache, settings);
        set(Names.JITTER, Parsing::percent, builder::jitter, cache, settings);
        set(Names.BACK_OFF, Parsing::durationOrNone, builder::backOff, cache, settings);
        set(Names.BACK_OFF_MULTIPLIER, Parsing::factor, builder::backOffMultiplier, cache, settings);
        set(Names.BACK_OFF_MAX, Parsing::duration, builder::backOffMax, cache, settings);
        set(Names.MAX_REFRESHES, Parsing::number, builder::maxRefreshes, cache, settings);
        set(Names.EARLY_REFRESH, Parsing::factor, builder::earlyRefresh, cache, settings);
        set(Names.MAX_LOADS, Parsing::number, builder::maxLoads, cache, settings);
        set(Names.ON_MISS, Parsing::onMiss, builder::onMiss, cache, settings);
        set(Names.ANSWERS, settings::predicate, builder::answers, cache, settings);
        return builder.build();
    }

    /** What a setter of the builder refuses is a bad value of the setting, like what cannot be read. */
    private static <T> void set(
            String name, Function<String, T> parsing, Consumer<T> setter, String cache, Settings settings) {
        settings.ofCache(cache, name, text -> {
            setter.accept(parsing.apply(text));
            return name;
        });
    }
}
