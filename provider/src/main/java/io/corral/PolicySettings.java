// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@link StampedePolicy} and its builder hold; the defaults are here. Only a builder changes its own. */
final class PolicySettings implements Serializable {

    private static final long serialVersionUID = 1L;

    Duration loadWait = Duration.ofSeconds(60);
    Duration leaseTime = Duration.ofSeconds(30);

    @Nullable
    Duration refreshLeaseTime;

    @Nullable
    Duration staleAfter;

    @Nullable
    Duration maxStale;

    @Nullable
    Duration staleIfError;

    double earlyRefresh;
    Duration negativeTtl = Duration.ZERO;
    int jitter;

    @Nullable
    Duration backOff;

    double backOffMultiplier = 2;
    Duration backOffMax = Duration.ofMinutes(1);
    int maxRefreshes = 8;
    int maxLoads = Integer.MAX_VALUE;
    OnMiss onMiss = OnMiss.LOAD;

    @Nullable
    Class<? extends Predicate<? super Throwable>> answers;

    PolicySettings() {}

    PolicySettings(PolicySettings other) {
        loadWait = other.loadWait;
        leaseTime = other.leaseTime;
        refreshLeaseTime = other.refreshLeaseTime;
        staleAfter = other.staleAfter;
        maxStale = other.maxStale;
        staleIfError = other.staleIfError;
        earlyRefresh = other.earlyRefresh;
        negativeTtl = other.negativeTtl;
        jitter = other.jitter;
        backOff = other.backOff;
        backOffMultiplier = other.backOffMultiplier;
        backOffMax = other.backOffMax;
        maxRefreshes = other.maxRefreshes;
        maxLoads = other.maxLoads;
        onMiss = other.onMiss;
        answers = other.answers;
    }

    /** By the names that they have in a configuration file; those that are not set are null. */
    private Map<String, @Nullable Object> byName() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("load-wait", loadWait);
        all.put("lease-time", leaseTime);
        all.put("refresh-lease-time", refreshLeaseTime);
        all.put("stale-after", staleAfter);
        all.put("max-stale", maxStale);
        all.put("stale-if-error", staleIfError);
        all.put("early-refresh", earlyRefresh);
        all.put("negative-ttl", negativeTtl);
        all.put("jitter", jitter);
        all.put("back-off", backOff);
        all.put("back-off-multiplier", backOffMultiplier);
        all.put("back-off-max", backOffMax);
        all.put("max-refreshes", maxRefreshes);
        all.put("max-loads", maxLoads);
        all.put("on-miss", onMiss);
        all.put("answers", answers == null ? null : answers.getName());
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicySettings settings && settings.byName().equals(byName());
    }

    @Override
    public int hashCode() {
        return Objects.hash(byName());
    }

    @Override
    public String toString() {
        return byName().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
