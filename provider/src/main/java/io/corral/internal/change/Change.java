// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do to one key, as data. It carries everything the decision needs (time, token, version), so that it
 * gives the same result wherever and however often it is run on the same state.
 */
public sealed interface Change {

    /** The time of the change, in epoch milliseconds. */
    long now();

    /** A change that stores a value, and so needs to know its hard expiry. */
    sealed interface Storing extends Change {

        /** What is stored. */
        Object value();

        /** Its version. */
        long version();

        /** Its soft expiry in epoch milliseconds, or {@link Entry#NEVER}. */
        long staleAt();

        /** The same change, with these answers of the expiry policy. */
        Storing answered(Deadline onCreate, Deadline onUpdate);

        /** The same change of a value that comes from there. */
        default Storing from(Origin origin) {
            return origin.equals(Origin.NONE) ? this : new Labelled(this, origin);
        }
    }

    /** Stores a value that has tags, or was made after a mark. */
    record Labelled(Storing change, Origin origin) implements Storing {

        @Override
        public Object value() {
            return change.value();
        }

        @Override
        public long version() {
            return change.version();
        }

        @Override
        public long staleAt() {
            return change.staleAt();
        }

        @Override
        public long now() {
            return change.now();
        }

        @Override
        public Storing answered(Deadline create, Deadline update) {
            return new Labelled(change.answered(create, update), origin);
        }
    }

    /**
     * Stores a value.
     *
     * @param onCreate the hard expiry if the key holds nothing yet
     * @param onUpdate the hard expiry if it replaces a value
     * @param staleAt the soft expiry in epoch milliseconds, or {@link Entry#NEVER}
     */
    record Put(
            Condition condition,
            Object value,
            long version,
            long now,
            Deadline onCreate,
            Deadline onUpdate,
            long staleAt)
            implements Storing {

        /** Stores a value that does not become stale. */
        public Put(Condition condition, Object value, long version, long now, Deadline onCreate, Deadline onUpdate) {
            this(condition, value, version, now, onCreate, onUpdate, Entry.NEVER);
        }

        @Override
        public Storing answered(Deadline create, Deadline update) {
            return new Put(condition, value, version, now, create, update, staleAt);
        }
    }

    /**
     * Removes the value and, without a condition, fences every load of the key.
     *
     * @param stamp by which it is known when it is sent again; 0 for none
     */
    record Remove(Condition condition, long now, long stamp) implements Change {

        /** One that is not sent again. */
        public Remove(Condition condition, long now) {
            this(condition, now, 0);
        }
    }

    /**
     * Asks for the right to load.
     *
     * @param deadline when others may overtake, in epoch milliseconds
     * @param demand what to do when there is a value
     * @param victim the token of a lease whose holder is known to be gone, or null
     * @param early by how many milliseconds before its soft expiry a value is already held for stale
     */
    record Claim(
            long token,
            String holder,
            long now,
            long deadline,
            Demand demand,
            @Nullable Long victim,
            long early) implements Change {

        /** A value is stale from its soft expiry on. */
        public Claim(long token, String holder, long now, long deadline, Demand demand, @Nullable Long victim) {
            this(token, holder, now, deadline, demand, victim, 0);
        }
    }

    /**
     * Stores a loaded value if nobody has written since the claim.
     *
     * @param chain the chain of the lease that was granted
     * @param staleAt the soft expiry in epoch milliseconds, or {@link Entry#NEVER}
     * @param cost how long the load took, in milliseconds
     */
    record Commit(
            long chain,
            Object value,
            long version,
            long now,
            Deadline onCreate,
            Deadline onUpdate,
            long staleAt,
            long cost)
            implements Storing {

        /** Stores a value that does not become stale. */
        public Commit(long chain, Object value, long version, long now, Deadline onCreate, Deadline onUpdate) {
            this(chain, value, version, now, onCreate, onUpdate, Entry.NEVER, 0);
        }

        @Override
        public Storing answered(Deadline create, Deadline update) {
            return new Commit(chain, value, version, now, create, update, staleAt, cost);
        }
    }

    /** Hands a lease back: the load failed, or there was nothing to load. */
    record Abandon(long token, long now) implements Change {}

    /**
     * Hands a lease back after a failure, and keeps everybody from loading for a while.
     *
     * @param reason why the load failed, in words
     * @param until when the next load may begin, in epoch milliseconds
     */
    record Fail(long token, String reason, long until, long now) implements Change {}

    /**
     * Hands a lease back because there is no value, and keeps that answer for a while. Any write ends it.
     *
     * @param until until when it is the answer, in epoch milliseconds
     */
    record Nothing(long token, long until, long now) implements Change {}

    /**
     * Hands a lease back because the value that is there is still right, and makes that one fresh anew.
     *
     * @param version that it had when it was looked at
     * @param staleAt the new soft expiry in epoch milliseconds, or {@link Entry#NEVER}
     * @param expiresAt the new hard expiry in epoch milliseconds, or {@link #UNCHANGED}
     * @param cost how long it took to find that out, in milliseconds; 0 if that is not known
     * @param era of whoever has found it unchanged: earlier marks are not meant for it any more
     */
    record Renew(long token, long version, long staleAt, long expiresAt, long cost, long era, long now)
            implements Change {

        /** The hard expiry stays as it is. */
        public static final long UNCHANGED = -1;

        /** Before the first mark. */
        public Renew(long token, long version, long staleAt, long expiresAt, long now) {
            this(token, version, staleAt, expiresAt, 0, 0, now);
        }
    }

    /** Makes a value stale from {@code now} on, and fences every load of the key: what it has read may be older. */
    record MarkStale(long now) implements Change {}

    /**
     * Drops the value if its hard expiry has come, and a lease that nobody will ever commit.
     *
     * @param orphanedBefore leases whose deadline was before this moment are orphans, in epoch milliseconds
     */
    record Expire(long now, long orphanedBefore) implements Change {

        /** Leaves leases alone. */
        public Expire(long now) {
            this(now, Long.MIN_VALUE);
        }
    }

    /** Moves the hard expiry of a value that was read. */
    record Touch(long version, long expiresAt, long now) implements Change {}

    /** What a claim wants when the key holds a live value. */
    enum Demand {
        /** The value will do. */
        IF_ABSENT,
        /** A new value is wanted all the same. */
        ALWAYS,
        /** The value will do until its soft expiry. */
        IF_STALE
    }
}
