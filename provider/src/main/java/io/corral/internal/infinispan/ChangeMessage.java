// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.copy.Blob;
import io.corral.internal.entry.Entry;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * A change on the wire. One message for all kinds: a field means the same in each kind that has it.
 *
 * @param kind which change; see the constants
 * @param now the time of the change
 * @param version of the value that is stored or touched; of a removal, its stamp
 * @param value what is stored
 * @param condition a kind of condition, or what a claim demands
 * @param expected the version that a condition names
 * @param create the expiry of a new entry, {@link #UNASKED}, {@link #UNCHANGED}, or epoch milliseconds
 * @param update likewise for one that is replaced; for a touch the new expiry
 * @param token of a lease
 * @param chain of a lease
 * @param deadline of a lease; for a failure, when the next load may begin; for an expiry, before when leases are orphans
 * @param holder of a lease
 * @param victim the token of a lease to overtake, or null
 * @param reason why a load failed
 * @param staleAt the soft expiry of what is stored, in epoch milliseconds, or null
 * @param cost how long a load took, in milliseconds, or null
 * @param early by how many milliseconds before its soft expiry a claim holds a value for stale, or null
 * @param era of whoever has found a value unchanged, or null
 */
@ProtoTypeId(TypeIds.CHANGE)
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ChangeMessage(
        @ProtoField(number = 1, defaultValue = "0") int kind,
        @ProtoField(number = 2, defaultValue = "0") long now,
        @ProtoField(number = 3, defaultValue = "0") long version,
        @ProtoField(number = 4) byte @Nullable [] value,
        @ProtoField(number = 5, defaultValue = "0") int condition,
        @ProtoField(number = 6, defaultValue = "0") long expected,
        @ProtoField(number = 7, defaultValue = "0") long create,
        @ProtoField(number = 8, defaultValue = "0") long update,
        @ProtoField(number = 9, defaultValue = "0") long token,
        @ProtoField(number = 10, defaultValue = "0") long chain,
        @ProtoField(number = 11, defaultValue = "0") long deadline,
        @ProtoField(number = 12) @Nullable String holder,
        @ProtoField(number = 13) @Nullable Long victim,
        @ProtoField(number = 14) @Nullable String reason,
        @ProtoField(number = 15) @Nullable Long staleAt,
        @ProtoField(number = 16) @Nullable Long cost,
        @ProtoField(number = 17) @Nullable Long early,
        @ProtoField(number = 18) @Nullable Long era) {

    static final int PUT = 1;
    static final int REMOVE = 2;
    static final int CLAIM = 3;
    static final int COMMIT = 4;
    static final int ABANDON = 5;
    static final int EXPIRE = 6;
    static final int TOUCH = 7;
    static final int FAIL = 8;
    static final int NOTHING = 9;
    static final int MARK_STALE = 10;
    static final int RENEW = 11;

    static final int ALWAYS = 0;
    static final int IF_ABSENT = 1;
    static final int IF_PRESENT = 2;
    static final int IF_VERSION = 3;
    static final int IF_STALE = 4;
    static final int BLIND = 5;

    static final long UNASKED = -1;
    static final long UNCHANGED = -2;

    /** Called by ProtoStream. */
    @ProtoFactory
    ChangeMessage {}

    static ChangeMessage of(Change change) {
        Draft draft = new Draft(change.now());
        if (change instanceof Change.Put put) {
            draft.storing(PUT, put.version(), put.value(), put.onCreate(), put.onUpdate());
            draft.staleAt = put.staleAt();
            draft.condition(put.condition());
        } else if (change instanceof Change.Commit commit) {
            draft.storing(COMMIT, commit.version(), commit.value(), commit.onCreate(), commit.onUpdate());
            draft.staleAt = commit.staleAt();
            draft.chain = commit.chain();
            draft.cost = commit.cost();
        } else if (change instanceof Change.Remove remove) {
            draft.kind = REMOVE;
            draft.version = remove.stamp();
            draft.condition(remove.condition());
        } else if (change instanceof Change.Claim claim) {
            draft.claim(claim);
        } else if (change instanceof Change.Abandon abandon) {
            draft.kind = ABANDON;
            draft.token = abandon.token();
        } else if (change instanceof Change.Touch touch) {
            draft.kind = TOUCH;
            draft.version = touch.version();
            draft.update = touch.expiresAt();
        } else if (change instanceof Change.Fail fail) {
            draft.kind = FAIL;
            draft.token = fail.token();
            draft.deadline = fail.until();
            draft.reason = fail.reason();
        } else if (change instanceof Change.Nothing nothing) {
            draft.kind = NOTHING;
            draft.token = nothing.token();
            draft.deadline = nothing.until();
        } else if (change instanceof Change.Renew renew) {
            draft.kind = RENEW;
            draft.token = renew.token();
            draft.version = renew.version();
            draft.update = renew.expiresAt();
            draft.staleAt = renew.staleAt();
            draft.cost = renew.cost();
            draft.era = renew.era();
        } else if (change instanceof Change.MarkStale) {
            draft.kind = MARK_STALE;
        } else if (change instanceof Change.Expire expire) {
            draft.kind = EXPIRE;
            draft.deadline = expire.orphanedBefore();
        }
        return draft.message();
    }

    Change change() {
        return switch (kind) {
            case PUT ->
                new Change.Put(when(), blob(), version, now, deadline(create), deadline(update), Slot.expiry(staleAt));
            case COMMIT ->
                new Change.Commit(
                        chain,
                        blob(),
                        version,
                        now,
                        deadline(create),
                        deadline(update),
                        Slot.expiry(staleAt),
                        Slot.orZero(cost));
            case REMOVE -> new Change.Remove(when(), now, version);
            case CLAIM ->
                new Change.Claim(token, required(holder), now, deadline, demand(), victim, Slot.orZero(early));
            case ABANDON -> new Change.Abandon(token, now);
            case TOUCH -> new Change.Touch(version, update, now);
            case FAIL -> new Change.Fail(token, required(reason), deadline, now);
            case EXPIRE -> new Change.Expire(now, deadline);
            case NOTHING -> new Change.Nothing(token, deadline, now);
            case RENEW ->
                new Change.Renew(
                        token, version, Slot.expiry(staleAt), update, Slot.orZero(cost), Slot.orZero(era), now);
            case MARK_STALE -> new Change.MarkStale(now);
            default ->
                throw new IllegalArgumentException(
                        "a change of kind " + kind + ", which a newer version of Corral may know: upgrade this node");
        };
    }

    private Condition when() {
        return switch (condition) {
            case IF_ABSENT -> Condition.IF_ABSENT;
            case IF_PRESENT -> Condition.IF_PRESENT;
            case IF_VERSION -> new Condition.IfVersion(expected);
            case BLIND -> Condition.BLIND;
            default -> Condition.ALWAYS;
        };
    }

    private Demand demand() {
        return switch (condition) {
            case ALWAYS -> Demand.ALWAYS;
            case IF_STALE -> Demand.IF_STALE;
            default -> Demand.IF_ABSENT;
        };
    }

    private Blob blob() {
        return Blob.of(required(value));
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("a change without one of its parts");
        }
        return part;
    }

    private static Deadline deadline(long wire) {
        if (wire == UNASKED) {
            return Deadline.UNASKED;
        } else if (wire == UNCHANGED) {
            return Deadline.UNCHANGED;
        }
        return wire == Entry.NEVER ? Deadline.NEVER : new Deadline.At(wire);
    }

    private static long wire(Deadline deadline) {
        if (deadline instanceof Deadline.At at) {
            return at.millis();
        }
        return deadline instanceof Deadline.Unasked ? UNASKED : UNCHANGED;
    }

    /** A message in the making. */
    private static final class Draft {

        private final long now;
        private int kind;
        private long version;
        private byte @Nullable [] value;
        private int condition;
        private long expected;
        private long create;
        private long update;
        private long token;
        private long chain;
        private long deadline;
        private @Nullable String holder;
        private @Nullable Long victim;
        private @Nullable String reason;
        private long staleAt = Entry.NEVER;
        private long cost;
        private long early;
        private long era;

        Draft(long now) {
            this.now = now;
        }

        void storing(int storingKind, long newVersion, Object blob, Deadline onCreate, Deadline onUpdate) {
            kind = storingKind;
            version = newVersion;
            value = ((Blob) blob).bytes();
            create = wire(onCreate);
            update = wire(onUpdate);
        }

        void condition(Condition on) {
            if (on instanceof Condition.IfVersion ifVersion) {
                condition = IF_VERSION;
                expected = ifVersion.version();
            } else if (on instanceof Condition.IfAbsent) {
                condition = IF_ABSENT;
            } else if (on instanceof Condition.IfPresent) {
                condition = IF_PRESENT;
            } else if (on instanceof Condition.Blind) {
                condition = BLIND;
            }
        }

        void claim(Change.Claim claim) {
            kind = CLAIM;
            token = claim.token();
            holder = claim.holder();
            deadline = claim.deadline();
            condition = switch (claim.demand()) {
                case ALWAYS -> ALWAYS;
                case IF_STALE -> IF_STALE;
                case IF_ABSENT -> IF_ABSENT;
            };
            victim = claim.victim();
            early = claim.early();
        }

        ChangeMessage message() {
            return new ChangeMessage(
                    kind,
                    now,
                    version,
                    value,
                    condition,
                    expected,
                    create,
                    update,
                    token,
                    chain,
                    deadline,
                    holder,
                    victim,
                    reason,
                    Slot.wire(staleAt),
                    Slot.orNull(cost),
                    Slot.orNull(early),
                    Slot.orNull(era));
        }
    }
}
