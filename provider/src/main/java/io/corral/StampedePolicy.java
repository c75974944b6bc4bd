// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a cache keeps many callers from loading the same value, how long its values are fresh, and what it does when a
 * load fails. Immutable; the defaults suit most caches. In a configuration file the same settings are
 * {@code corral.cache.<name>.load-wait} and so on. All times are counted in milliseconds.
 */
public final class StampedePolicy implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The policy of a cache that is given none. */
    public static final StampedePolicy DEFAULT = builder().build();

    private static final Duration REFRESHING_BACK_OFF = Duration.ofSeconds(1);

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])[A-Z](?=[a-zA-Z]*=)");

    private final Parts parts;

    private StampedePolicy(Parts parts) {
        this.parts = parts;
    }

    private record Parts(
            Duration loadWait,
            Duration leaseTime,
            @Nullable Duration refreshLeaseTime,
            @Nullable Duration staleAfter,
            @Nullable Duration maxStale,
            @Nullable Duration staleIfError,
            Duration negativeTtl,
            int jitter,
            @Nullable Duration backOff,
            double backOffMultiplier,
            Duration backOffMax,
            int maxRefreshes)
            implements Serializable {}

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with this policy. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.loadWait = parts.loadWait;
        builder.leaseTime = parts.leaseTime;
        builder.refreshLeaseTime = parts.refreshLeaseTime;
        builder.staleAfter = parts.staleAfter;
        builder.maxStale = parts.maxStale;
        builder.staleIfError = parts.staleIfError;
        builder.negativeTtl = parts.negativeTtl;
        builder.jitter = parts.jitter;
        builder.backOff = parts.backOff;
        builder.backOffMultiplier = parts.backOffMultiplier;
        builder.backOffMax = parts.backOffMax;
        builder.maxRefreshes = parts.maxRefreshes;
        return builder;
    }

    /** How long a caller waits for a load that another caller runs, and a writer for other writers of its key. */
    public Duration loadWait() {
        return parts.loadWait;
    }

    /** How long a load may take before another caller may start a second one in its stead. */
    public Duration leaseTime() {
        return parts.leaseTime;
    }

    /** The same for a refresh in the background; {@link #leaseTime} unless set. */
    public Duration refreshLeaseTime() {
        return parts.refreshLeaseTime == null ? parts.leaseTime : parts.refreshLeaseTime;
    }

    /** How long a value is fresh; empty if until its hard expiry. */
    public Optional<Duration> staleAfter() {
        return Optional.ofNullable(parts.staleAfter);
    }

    /** For how long after that it is served while it is reloaded; empty if until its hard expiry. */
    public Optional<Duration> maxStale() {
        return Optional.ofNullable(parts.maxStale);
    }

    /** For how long after its soft expiry it is served because a load has failed; empty if until its hard expiry. */
    public Optional<Duration> staleIfError() {
        return Optional.ofNullable(parts.staleIfError);
    }

    /** For how long the loader's answer that there is no value is remembered; zero for not at all. */
    public Duration negativeTtl() {
        return parts.negativeTtl;
    }

    /** By how many percent lifetimes are shortened at most, each by chance. */
    public int jitter() {
        return parts.jitter;
    }

    /**
     * How long nobody loads a key whose load has failed, for the first time; zero means that the next caller may. Unless
     * set, zero for a cache whose values do not become stale, and a second for others.
     */
    public Duration backOff() {
        if (parts.backOff != null) {
            return parts.backOff;
        }
        return parts.staleAfter == null ? Duration.ZERO : REFRESHING_BACK_OFF;
    }

    /** By how much each further failure in a row lengthens that pause. */
    public double backOffMultiplier() {
        return parts.backOffMultiplier;
    }

    /** The longest such pause, if it is longer than the first one. */
    public Duration backOffMax() {
        return parts.backOffMax;
    }

    /** How many refreshes of one cache run at once on a node. */
    public int maxRefreshes() {
        return parts.maxRefreshes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StampedePolicy policy && policy.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return CAPITAL.matcher(parts.toString().replaceFirst("Parts", "StampedePolicy"))
                .replaceAll(capital -> "-" + capital.group().toLowerCase(Locale.ROOT));
    }

    /** Makes policies. Each setter throws an {@link IllegalArgumentException} if what it is given makes no sense. */
    public static final class Builder {

        private Duration loadWait = Duration.ofSeconds(60);
        private Duration leaseTime = Duration.ofSeconds(30);
        private @Nullable Duration refreshLeaseTime;
        private @Nullable Duration staleAfter;
        private @Nullable Duration maxStale;
        private @Nullable Duration staleIfError;
        private Duration negativeTtl = Duration.ZERO;
        private int jitter;
        private @Nullable Duration backOff;
        private double backOffMultiplier = 2;
        private Duration backOffMax = Duration.ofMinutes(1);
        private int maxRefreshes = 8;

        private Builder() {}

        /** Sets how long a caller waits for another's load before it gets a {@link LoadTimeoutException}; 60 s. */
        public Builder loadWait(Duration time) {
            this.loadWait = positive("load-wait", time);
            return this;
        }

        /**
         * Sets how long a load may take before it is held for hung and may be overtaken; 30 s unless set. The value of
         * an overtaken load is still stored if it comes first and nobody has written the key.
         */
        public Builder leaseTime(Duration time) {
            this.leaseTime = positive("lease-time", time);
            return this;
        }

        /** Sets the same for a refresh in the background; as {@code leaseTime} unless set. */
        public Builder refreshLeaseTime(Duration time) {
            this.refreshLeaseTime = positive("refresh-lease-time", time);
            return this;
        }

        /**
         * Sets the soft expiry: so long after it was stored a value is fresh. From then on it is still served, while
         * one caller in the cluster has it reloaded in the background. Without it values are fresh until their hard
         * expiry, which is JSR-107's {@code ExpiryPolicy}. For caches that read through; others have nothing to reload
         * from.
         */
        public Builder staleAfter(Duration time) {
            this.staleAfter = positive("stale-after", time);
            return this;
        }

        /** Sets for how long after its soft expiry a value is served while it is reloaded; then callers wait. */
        public Builder maxStale(Duration time) {
            this.maxStale = notNegative("max-stale", time);
            return this;
        }

        /** Sets for how long after its soft expiry a value is served where its load has failed; then callers fail. */
        public Builder staleIfError(Duration time) {
            this.staleIfError = notNegative("stale-if-error", time);
            return this;
        }

        /**
         * Sets for how long a null of the loader is remembered, so that nobody asks it again; zero, for not at all,
         * unless set. A write of the key ends it.
         */
        public Builder negativeTtl(Duration time) {
            this.negativeTtl = notNegative("negative-ttl", time);
            return this;
        }

        /** Sets by how many percent soft and hard lifetimes and pauses are shortened at most, each by chance; 0. */
        public Builder jitter(int percent) {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("jitter must be from 0 to 100 percent, and not " + percent);
            }
            this.jitter = percent;
            return this;
        }

        /**
         * Sets for how long a key whose load has failed is not loaded again, by anybody who shares the cache: whoever
         * asks for it meanwhile gets the stale value, else the failure. Zero: the next caller loads again.
         */
        public Builder backOff(Duration time) {
            this.backOff = notNegative("back-off", time);
            return this;
        }

        /** Sets by how much each further failure in a row lengthens that pause; 2 unless set. */
        public Builder backOffMultiplier(double factor) {
            if (!(factor >= 1 && factor <= 1_000)) {
                throw new IllegalArgumentException("back-off-multiplier must be from 1 to 1000, and not " + factor);
            }
            this.backOffMultiplier = factor;
            return this;
        }

        /** Sets the longest such pause; a minute unless set. A first pause that is longer stays as it is. */
        public Builder backOffMax(Duration time) {
            this.backOffMax = positive("back-off-max", time);
            return this;
        }

        /** Sets how many refreshes of the cache run at once on a node; 8 unless set. Others are left for later. */
        public Builder maxRefreshes(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("max-refreshes must be at least 1, and not " + count);
            }
            this.maxRefreshes = count;
            return this;
        }

        /** The policy. */
        public StampedePolicy build() {
            return new StampedePolicy(new Parts(
                    loadWait,
                    leaseTime,
                    refreshLeaseTime,
                    staleAfter,
                    maxStale,
                    staleIfError,
                    negativeTtl,
                    jitter,
                    backOff,
                    backOffMultiplier,
                    backOffMax,
                    maxRefreshes));
        }

        private static Duration positive(String setting, Duration time) {
            return atLeast(1, setting, time, "at least a millisecond");
        }

        private static Duration notNegative(String setting, Duration time) {
            return atLeast(0, setting, time, "not negative");
        }

        private static Duration atLeast(long millis, String setting, Duration time, String rule) {
            if (Objects.requireNonNull(time, setting).compareTo(Duration.ofMillis(millis)) < 0) {
                throw new IllegalArgumentException(setting + " must be " + rule + ", and not " + time);
            }
            return time;
        }
    }
}
