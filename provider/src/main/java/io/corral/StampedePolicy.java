// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
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

    private final PolicySettings settings;

    private StampedePolicy(PolicySettings settings) {
        this.settings = settings;
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder(new PolicySettings());
    }

    /** A builder that begins with this policy. */
    public Builder toBuilder() {
        return new Builder(new PolicySettings(settings));
    }

    /** How long a caller waits for a load that another caller runs, and a writer for other writers of its key. */
    public Duration loadWait() {
        return settings.loadWait;
    }

    /** How long a load may take before another caller may start a second one in its stead. */
    public Duration leaseTime() {
        return settings.leaseTime;
    }

    /** The same for a refresh in the background; {@link #leaseTime} unless set. */
    public Duration refreshLeaseTime() {
        return settings.refreshLeaseTime == null ? settings.leaseTime : settings.refreshLeaseTime;
    }

    /** How long a value is fresh; empty if until its hard expiry. */
    public Optional<Duration> staleAfter() {
        return Optional.ofNullable(settings.staleAfter);
    }

    /** For how long after that it is served while it is reloaded; empty if until its hard expiry. */
    public Optional<Duration> maxStale() {
        return Optional.ofNullable(settings.maxStale);
    }

    /** For how long after its soft expiry it is served because a load has failed; empty if until its hard expiry. */
    public Optional<Duration> staleIfError() {
        return Optional.ofNullable(settings.staleIfError);
    }

    /** For how long the loader's answer that there is no value is remembered; zero for not at all. */
    public Duration negativeTtl() {
        return settings.negativeTtl;
    }

    /** By how many percent lifetimes are shortened at most, each by chance. */
    public int jitter() {
        return settings.jitter;
    }

    /**
     * How long nobody loads a key whose load has failed, for the first time; zero means that the next caller may. Unless
     * set, zero for a cache whose values do not become stale, and a second for others.
     */
    public Duration backOff() {
        if (settings.backOff != null) {
            return settings.backOff;
        }
        return settings.staleAfter == null ? Duration.ZERO : REFRESHING_BACK_OFF;
    }

    /** By how much each further failure in a row lengthens that pause. */
    public double backOffMultiplier() {
        return settings.backOffMultiplier;
    }

    /** The longest such pause, if it is longer than the first one. */
    public Duration backOffMax() {
        return settings.backOffMax;
    }

    /** How many refreshes of one cache run at once on a node. */
    public int maxRefreshes() {
        return settings.maxRefreshes;
    }

    /**
     * How eagerly values are reloaded before their soft expiry, by the measured time of their load: the factor beta of
     * XFetch; 0 for not at all.
     */
    public double earlyRefresh() {
        return settings.earlyRefresh;
    }

    /** As many loads of one cache as run on a node while refreshes are begun; by default there is no bound. */
    public int maxLoads() {
        return settings.maxLoads;
    }

    /** What is done with a key that there is no value for. */
    public OnMiss onMiss() {
        return settings.onMiss;
    }

    /** Tells the exceptions of a loader that are its answer; empty if none is. */
    public Optional<Class<? extends Predicate<? super Throwable>>> answers() {
        return Optional.ofNullable(settings.answers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StampedePolicy policy && policy.settings.equals(settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** Names every setting. */
    @Override
    public String toString() {
        return "StampedePolicy" + settings;
    }

    /** Makes policies. Each setter throws an {@link IllegalArgumentException} if what it is given makes no sense. */
    public static final class Builder {

        private final PolicySettings settings;

        private Builder(PolicySettings settings) {
            this.settings = settings;
        }

        /** Sets how long a caller waits for another's load before it gets a {@link LoadTimeoutException}; 60 s. */
        public Builder loadWait(Duration time) {
            settings.loadWait = Limits.positive("load-wait", time);
            return this;
        }

        /**
         * Sets how long a load may take before it is held for hung and may be overtaken; 30 s unless set. The value of
         * an overtaken load is still stored if it comes first and nobody has written the key.
         */
        public Builder leaseTime(Duration time) {
            settings.leaseTime = Limits.positive("lease-time", time);
            return this;
        }

        /** Sets the same for a refresh in the background; as {@code leaseTime} unless set. */
        public Builder refreshLeaseTime(Duration time) {
            settings.refreshLeaseTime = Limits.positive("refresh-lease-time", time);
            return this;
        }

        /**
         * Sets the soft expiry: so long after it was stored a value is fresh. From then on it is still served, while
         * one caller in the cluster has it reloaded in the background. Without it values are fresh until their hard
         * expiry, which is JSR-107's {@code ExpiryPolicy}. For caches that read through; others have nothing to reload
         * from.
         */
        public Builder staleAfter(Duration time) {
            settings.staleAfter = Limits.positive("stale-after", time);
            return this;
        }

        /** Sets for how long after its soft expiry a value is served while it is reloaded; then callers wait. */
        public Builder maxStale(Duration time) {
            settings.maxStale = Limits.notNegative("max-stale", time);
            return this;
        }

        /** Sets for how long after its soft expiry a value is served where its load has failed; then callers fail. */
        public Builder staleIfError(Duration time) {
            settings.staleIfError = Limits.notNegative("stale-if-error", time);
            return this;
        }

        /**
         * Sets for how long a null of the loader is remembered, so that nobody asks it again; zero, for not at all,
         * unless set. A write of the key ends it.
         */
        public Builder negativeTtl(Duration time) {
            settings.negativeTtl = Limits.notNegative("negative-ttl", time);
            return this;
        }

        /** Sets by how many percent soft and hard lifetimes and pauses are shortened at most, each by chance; 0. */
        public Builder jitter(int percent) {
            settings.jitter = (int) Limits.within(0, 100, "jitter", percent);
            return this;
        }

        /**
         * Sets for how long a key whose load has failed is not loaded again, by anybody who shares the cache: whoever
         * asks for it meanwhile gets the stale value, else the failure. Zero: the next caller loads again.
         */
        public Builder backOff(Duration time) {
            settings.backOff = Limits.notNegative("back-off", time);
            return this;
        }

        /** Sets by how much each further failure in a row lengthens that pause; 2 unless set. */
        public Builder backOffMultiplier(double factor) {
            settings.backOffMultiplier = Limits.within(1, 1_000, "back-off-multiplier", factor);
            return this;
        }

        /** Sets the longest such pause; a minute unless set. A first pause that is longer stays as it is. */
        public Builder backOffMax(Duration time) {
            settings.backOffMax = Limits.positive("back-off-max", time);
            return this;
        }

        /** Sets how many refreshes of the cache run at once on a node; 8 unless set. Others are left for later. */
        public Builder maxRefreshes(int count) {
            settings.maxRefreshes = Limits.atLeastOne("max-refreshes", count);
            return this;
        }

        /**
         * Has values reloaded before their soft expiry, by chance, and the more likely the nearer it is and the longer
         * their last load took (XFetch). So an entry that is read often is refreshed before anybody finds it stale, and
         * one that is read seldom is not. 0, for not at all, unless set; 1 is the usual factor, a greater one is more
         * eager. Needs {@link #staleAfter}.
         */
        public Builder earlyRefresh(double beta) {
            settings.earlyRefresh = Limits.within(0, 1_000, "early-refresh", beta);
            return this;
        }

        /**
         * Sets with how many loads of the cache under way on a node, refreshes included, no refresh is begun; it is left
         * for later. Callers who need a value load all the same. No bound unless set.
         */
        public Builder maxLoads(int count) {
            settings.maxLoads = Limits.atLeastOne("max-loads", count);
            return this;
        }

        /** Sets what is done with a key that there is no value for; {@link OnMiss#LOAD} unless set. */
        public Builder onMiss(OnMiss what) {
            settings.onMiss = Objects.requireNonNull(what, "on-miss");
            return this;
        }

        /**
         * Sets a class that tells which exceptions of the loader are its answer and no failure, such as "there is no
         * such customer": it gets what the loader threw. An answer goes to the callers; no old value is served in its
         * stead, no back-off begins, and if it comes from the reload of a stale value, that value is dropped. One
         * instance is made for each cache, by a public constructor without parameters; it is called by many threads.
         * Unless set, every exception is a failure.
         */
        public Builder answers(Class<? extends Predicate<? super Throwable>> predicate) {
            settings.answers = Objects.requireNonNull(predicate, "answers");
            return this;
        }

        /** The policy. */
        public StampedePolicy build() {
            return new StampedePolicy(new PolicySettings(settings));
        }
    }
}
