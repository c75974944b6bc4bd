// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** When values expire, as the application's settings have it. */
public final class Expiry {

    private Expiry() {}

    /**
     * The policy of a cache, if its settings, or those of all caches, say one.
     *
     * @throws ConflictingExpiryException if they say two
     * @throws InvalidSettingException if a time is not positive
     */
    public static Optional<Factory<ExpiryPolicy>> of(CorralConfig config, String cache) {
        return of(config.caches().get(cache), ManagerProperties.CACHE + cache + "\".")
                .or(() -> of(config.annotated().get(cache), ManagerProperties.ANNOTATED + cache + "\"."))
                .or(() -> of(config.cacheDefaults(), "quarkus.corral.cache-defaults."));
    }

    private static Optional<Factory<ExpiryPolicy>> of(@Nullable CacheConfig config, String prefix) {
        if (config == null) {
            return Optional.empty();
        }
        String write = prefix + "expire-after-write";
        String access = prefix + "expire-after-access";
        if (config.expireAfterWrite().isPresent() && config.expireAfterAccess().isPresent()) {
            throw new ConflictingExpiryException(write, access);
        }
        Optional<Factory<ExpiryPolicy>> written =
                config.expireAfterWrite().map(time -> ModifiedExpiryPolicy.factoryOf(duration(write, time)));
        return written.isPresent()
                ? written
                : config.expireAfterAccess().map(time -> TouchedExpiryPolicy.factoryOf(duration(access, time)));
    }

    private static javax.cache.expiry.Duration duration(String property, Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0) {
            throw new InvalidSettingException(property, time, "at least a millisecond is needed");
        }
        return new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, time.toMillis());
    }
}
