// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.freshness;

import io.corral.internal.entry.Entry;

/**
 * How long the values of one cache are fresh, and for how long after that they may be served. All times are
 * milliseconds; {@link Entry#NEVER} stands for a time that does not end.
 *
 * @param staleAfter how long a value is fresh
 * @param jitter by which part of itself a lifetime is shortened at most, from 0 to 1, so that what was stored together
 *     does not expire together
 * @param maxStale for how long after its soft expiry a value is served while it is reloaded
 * @param staleIfError for how long after its soft expiry a value is served because a load has failed
 * @param eagerness how likely a value is reloaded before its soft expiry: the beta of XFetch; 0 for never
 */
public record Freshness(long staleAfter, double jitter, long maxStale, long staleIfError, double eagerness) {

    /** Values are fresh until their hard expiry. */
    public static final Freshness ALWAYS = new Freshness(Entry.NEVER, 0, Entry.NEVER, 0, 0);

    /** What a value is to a reader. */
    public enum State {
        /** Served. */
        FRESH,
        /** Served, and reloaded meanwhile. */
        STALE,
        /** Reloaded before anything is served. */
        OUTDATED
    }

    /** Whether values ever become stale. */
    public boolean soft() {
        return staleAfter != Entry.NEVER;
    }

    /**
     * The soft expiry of a value stored at {@code now}.
     *
     * @param random from 0 to 1
     */
    public long staleAt(long now, double random) {
        return after(now, spread(staleAfter, random));
    }

    /**
     * A hard expiry, moved forward by the jitter.
     *
     * @param random from 0 to 1
     */
    public long expiresAt(long now, long expiresAt, double random) {
        return expiresAt == Entry.NEVER ? expiresAt : now + spread(expiresAt - now, random);
    }

    private long spread(long lifetime, double random) {
        return lifetime == Entry.NEVER ? lifetime : lifetime - (long) (lifetime * jitter * random);
    }

    /** What a value is to a reader at {@code now}. */
    public State state(Entry entry, long now) {
        if (!entry.staleAt(now)) {
            return State.FRESH;
        }
        return now < after(entry.staleAt(), maxStale) ? State.STALE : State.OUTDATED;
    }

    /** Whether a value may be served at {@code now} because its reload has failed. */
    public boolean servesOnError(Entry entry, long now) {
        return now < after(entry.staleAt(), staleIfError);
    }

    /**
     * By how many milliseconds a read at {@code now} has a fresh value reloaded before its soft expiry; 0 if it does not.
     * This is XFetch (Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede Prevention, 2015): each
     * read moves its clock forward by {@code cost × beta × -ln(random)}, and reloads if that reaches the expiry.
     *
     * @param random from 0, exclusive, to 1
     */
    public long early(Entry entry, long now, double random) {
        if (eagerness == 0 || entry.cost() == 0 || entry.staleAt() == Entry.NEVER) {
            return 0;
        }
        long lead = (long) (entry.cost() * eagerness * -Math.log(random));
        return entry.staleAt(now + lead) ? lead : 0;
    }

    private static long after(long moment, long time) {
        return time == Entry.NEVER || moment > Entry.NEVER - time ? Entry.NEVER : moment + time;
    }
}
