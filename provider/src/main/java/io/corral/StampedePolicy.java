// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How a cache keeps many callers from loading the same value. Immutable; the defaults suit most caches. In a
 * configuration file the same settings are {@code corral.cache.<name>.load-wait} and so on.
 */
public final class StampedePolicy implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The policy of a cache that is given none. */
    public static final StampedePolicy DEFAULT = builder().build();

    private final Duration loadWait;
    private final Duration leaseTime;
    private final Duration backOff;

    private StampedePolicy(Builder builder) {
        this.loadWait = builder.loadWait;
        this.leaseTime = builder.leaseTime;
        this.backOff = builder.backOff;
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with this policy. */
    public Builder toBuilder() {
        return new Builder().loadWait(loadWait).leaseTime(leaseTime).backOff(backOff);
    }

    /** How long a caller waits for a load that another caller runs, and a writer for other writers of its key. */
    public Duration loadWait() {
        return loadWait;
    }

    /** How long a load may take before another caller may start a second one in its stead. */
    public Duration leaseTime() {
        return leaseTime;
    }

    /** How long nobody loads a key whose load has failed; zero means that the next caller may. */
    public Duration backOff() {
        return backOff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StampedePolicy policy
                && policy.loadWait.equals(loadWait)
                && policy.leaseTime.equals(leaseTime)
                && policy.backOff.equals(backOff);
    }

    @Override
    public int hashCode() {
        return Objects.hash(loadWait, leaseTime, backOff);
    }

    @Override
    public String toString() {
        return "StampedePolicy[load-wait=" + loadWait + ", lease-time=" + leaseTime + ", back-off=" + backOff + "]";
    }

    /** Makes policies. Not safe for use by several threads. */
    public static final class Builder {

        private Duration loadWait = Duration.ofSeconds(60);
        private Duration leaseTime = Duration.ofSeconds(30);
        private Duration backOff = Duration.ZERO;

        private Builder() {}

        /**
         * Sets how long a caller waits for another's load before it gets a {@link LoadTimeoutException}; 60 s unless
         * set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder loadWait(Duration time) {
            this.loadWait = positive("load-wait", time);
            return this;
        }

        /**
         * Sets how long a load may take before it is held for hung and may be overtaken; 30 s unless set. The value of
         * an overtaken load is still stored if it comes first and nobody has written the key.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder leaseTime(Duration time) {
            this.leaseTime = positive("lease-time", time);
            return this;
        }

        /**
         * Sets for how long a key whose load has failed is not loaded again, by anybody who shares the cache: whoever
         * asks for it meanwhile gets the failure. Zero, so that the next caller loads again, unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder backOff(Duration time) {
            Objects.requireNonNull(time, "back-off");
            if (time.isNegative()) {
                throw new IllegalArgumentException("back-off must not be negative, and not " + time);
            }
            this.backOff = time;
            return this;
        }

        /** The policy. */
        public StampedePolicy build() {
            return new StampedePolicy(this);
        }

        private static Duration positive(String setting, Duration time) {
            Objects.requireNonNull(time, setting);
            if (time.isZero() || time.isNegative()) {
                throw new IllegalArgumentException(setting + " must be longer than nothing, and not " + time);
            }
            return time;
        }
    }
}
