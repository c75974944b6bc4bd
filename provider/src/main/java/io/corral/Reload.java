// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ReloadingCacheLoader} says of a key. Times that are null are the cache's own: {@code stale-after}, its
 * expiry policy, {@code negative-ttl}. Others are counted from the moment the answer is stored, in milliseconds, and
 * have no jitter.
 *
 * @param <V> the type of the value
 */
public sealed interface Reload<V> {

    /** A value, kept for as long as the cache keeps values. */
    static <V> Reload<V> value(V value) {
        return new Value<>(value, null, null);
    }

    /** The value that the cache holds is still right. */
    static <V> Reload<V> notModified() {
        return new NotModified<>(null, null);
    }

    /** There is no value. */
    static <V> Reload<V> absent() {
        return new Absent<>(null);
    }

    /** A value for those who wait for this load, and for nobody else. */
    static <V> Reload<V> doNotCache(V value) {
        return new DoNotCache<>(value);
    }

    /**
     * A value.
     *
     * @param staleAfter its soft expiry
     * @param ttl its hard expiry; the expiry policy is not asked for it
     */
    record Value<V>(
            V value,
            @Nullable Duration staleAfter,
            @Nullable Duration ttl) implements Reload<V> {

        /** Checks that there is a value, and that the times are not negative. */
        public Value {
            Objects.requireNonNull(value, "a loader that has no value answers Absent");
            Limits.atLeastNothing("staleAfter", staleAfter);
            Limits.atLeastNothing("ttl", ttl);
        }

        @Override
        public String toString() {
            return "Value[" + value.getClass().getName() + ", staleAfter=" + staleAfter + ", ttl=" + ttl + "]";
        }
    }

    /**
     * The value that the cache holds is still right: it is fresh anew, keeps its version, and no listener hears. If it
     * has been written or removed meanwhile, that stands, as after any load; if there was none, the loader has failed.
     *
     * @param staleAfter its soft expiry
     * @param ttl its hard expiry; unless it is given, the hard expiry stays as it is
     */
    record NotModified<V>(
            @Nullable Duration staleAfter, @Nullable Duration ttl) implements Reload<V> {

        /** Checks that the times are not negative. */
        public NotModified {
            Limits.atLeastNothing("staleAfter", staleAfter);
            Limits.atLeastNothing("ttl", ttl);
        }
    }

    /**
     * There is no value. One that the cache holds is dropped, and listeners hear that it has expired.
     *
     * @param negativeTtl for how long that is remembered; zero for not at all
     */
    record Absent<V>(@Nullable Duration negativeTtl) implements Reload<V> {

        /** Checks that the time is not negative. */
        public Absent {
            Limits.atLeastNothing("negativeTtl", negativeTtl);
        }
    }

    /** A value for those who wait for this load, and for nobody else. One that the cache holds is dropped. */
    record DoNotCache<V>(V value) implements Reload<V> {

        /** Checks that there is a value. */
        public DoNotCache {
            Objects.requireNonNull(value, "a loader that has no value answers Absent");
        }

        @Override
        public String toString() {
            return "DoNotCache[" + value.getClass().getName() + "]";
        }
    }
}
