// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One setting of a cache that the provider has under the same name.
 *
 * @param value what the application says
 * @param text how the provider wants it written
 * @param check throws an {@link IllegalArgumentException} if the value makes no sense
 */
record Setting<T>(String name, Function<CacheConfig, Optional<T>> value, Function<T, String> text, Consumer<T> check) {

    /** All of them. */
    static final List<Setting<?>> ALL = List.of(
            new Setting<>("max-count", config -> boxed(config.maxCount()), String::valueOf, Setting::count),
            time("load-wait", CacheConfig::loadWait, StampedePolicy.Builder::loadWait),
            time("lease-time", CacheConfig::leaseTime, StampedePolicy.Builder::leaseTime),
            time("refresh-lease-time", CacheConfig::refreshLeaseTime, StampedePolicy.Builder::refreshLeaseTime),
            time("stale-after", CacheConfig::staleAfter, StampedePolicy.Builder::staleAfter),
            time("max-stale", CacheConfig::maxStale, StampedePolicy.Builder::maxStale),
            time("stale-if-error", CacheConfig::staleIfError, StampedePolicy.Builder::staleIfError),
            time("negative-ttl", CacheConfig::negativeTtl, StampedePolicy.Builder::negativeTtl),
            of("jitter", config -> boxed(config.jitter()), String::valueOf, StampedePolicy.Builder::jitter),
            time("back-off", CacheConfig::backOff, StampedePolicy.Builder::backOff),
            of(
                    "back-off-multiplier",
                    config -> boxed(config.backOffMultiplier()),
                    Setting::plain,
                    StampedePolicy.Builder::backOffMultiplier),
            time("back-off-max", CacheConfig::backOffMax, StampedePolicy.Builder::backOffMax),
            of(
                    "max-refreshes",
                    config -> boxed(config.maxRefreshes()),
                    String::valueOf,
                    StampedePolicy.Builder::maxRefreshes),
            of(
                    "early-refresh",
                    config -> boxed(config.earlyRefresh()),
                    Setting::plain,
                    StampedePolicy.Builder::earlyRefresh),
            of("max-loads", config -> boxed(config.maxLoads()), String::valueOf, StampedePolicy.Builder::maxLoads),
            new Setting<>("on-miss", CacheConfig::onMiss, Function.identity(), Setting::onMiss),
            // Whether there is such a class is seen when the cache is created.
            new Setting<>("answers", CacheConfig::answers, Function.identity(), any -> {}));

    /**
     * How the provider wants it written, if it is set.
     *
     * @param prefix what stands before the name of the setting
     * @throws InvalidSettingException if the value makes no sense
     */
    Optional<String> read(CacheConfig config, String prefix) {
        Optional<T> given = value.apply(config);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            check.accept(given.get());
            return Optional.of(text.apply(given.get()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(prefix + name, given.get(), String.valueOf(e.getMessage()));
        }
    }

    private static Setting<Duration> time(
            String name,
            Function<CacheConfig, Optional<Duration>> value,
            BiConsumer<StampedePolicy.Builder, Duration> check) {
        return of(name, value, Times::text, check);
    }

    private static <T> Setting<T> of(
            String name,
            Function<CacheConfig, Optional<T>> value,
            Function<T, String> text,
            BiConsumer<StampedePolicy.Builder, T> check) {
        return new Setting<>(name, value, text, given -> check.accept(StampedePolicy.builder(), given));
    }

    private static void count(long given) {
        new CorralConfiguration<Object, Object>().setMaxCount(given);
    }

    private static void onMiss(String given) {
        if (!given.equals("load") && !given.equals("default")) {
            throw new IllegalArgumentException("load or default is needed");
        }
    }

    private static String plain(double factor) {
        return BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
