// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Outcome;
import io.corral.internal.change.Verdict;
import io.corral.internal.copy.Blob;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import java.util.Objects;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on the wire.
 *
 * @param kind which verdict; see the constants
 * @param entry the entry that the verdict names; without its value where the receiver has sent that itself
 * @param old the entry that was replaced or removed; without its value where nobody can ask for it
 * @param lease the lease that was granted, in a slot of its generation, or is taken
 * @param broken the lease that was ended, as a slot
 */
@ProtoTypeId(TypeIds.REPLY)
record Reply(
        @ProtoField(number = 1, defaultValue = "0") int kind,
        @ProtoField(2) @Nullable Slot entry,
        @ProtoField(3) @Nullable Slot old,
        @ProtoField(4) @Nullable Slot lease,
        @ProtoField(5) @Nullable Slot broken) {

    static final int CREATED = 1;
    static final int UPDATED = 2;
    static final int REMOVED = 3;
    static final int DECLINED = 4;
    static final int UNANSWERED_CREATION = 5;
    static final int UNANSWERED_UPDATE = 6;
    static final int STILLBORN = 7;
    static final int LANDED = 8;
    static final int GRANTED = 9;
    static final int TAKEN = 10;
    static final int REFUSED = 11;
    /** No verdict, but a question: what the entry that the key holds is, in the light of the marks of its tags. */
    static final int DOUBTFUL = 12;

    /** Stands for a value: one that is serialized is never of no bytes. */
    private static final Blob NOT_SENT = Blob.of(new byte[0]);

    /** Called by ProtoStream. */
    @ProtoFactory
    Reply {}

    /**
     * What became of a change.
     *
     * @param change without a label
     * @param generation of the slot that the change has left
     */
    static Reply of(Outcome outcome, Change change, long generation) {
        Verdict verdict = outcome.verdict();
        Slot broken = slot(null, outcome.broken());
        if (verdict instanceof Verdict.Created created) {
            return new Reply(CREATED, slot(bare(created.entry()), null), null, null, broken);
        } else if (verdict instanceof Verdict.Updated updated) {
            return new Reply(
                    UPDATED, slot(bare(updated.entry()), null), slot(old(updated.old(), change), null), null, broken);
        } else if (verdict instanceof Verdict.Removed removed) {
            return new Reply(REMOVED, null, slot(old(removed.old(), change), null), null, broken);
        } else if (verdict instanceof Verdict.Declined declined) {
            return new Reply(DECLINED, slot(declined.current(), null), null, null, broken);
        } else if (verdict instanceof Verdict.Unanswered unanswered) {
            return new Reply(unanswered.creation() ? UNANSWERED_CREATION : UNANSWERED_UPDATE, null, null, null, broken);
        } else if (verdict instanceof Verdict.Landed landed) {
            return new Reply(LANDED, slot(landed.entry(), null), null, null, broken);
        } else if (verdict instanceof Verdict.Granted granted) {
            return new Reply(GRANTED, null, null, new Slot(null, granted.lease(), generation), broken);
        } else if (verdict instanceof Verdict.Taken taken) {
            return new Reply(TAKEN, null, null, slot(null, taken.lease()), broken);
        } else if (verdict instanceof Verdict.Refused refused) {
            return new Reply(REFUSED, slot(refused.current(), null), null, null, broken);
        }
        return new Reply(STILLBORN, null, null, null, broken);
    }

    /** What was there, with its value if the change asks for that: a load does not, nor does a put. */
    private static Entry old(Entry old, Change change) {
        Condition condition = change instanceof Change.Put put
                ? put.condition()
                : change instanceof Change.Remove remove ? remove.condition() : Condition.BLIND;
        return condition instanceof Condition.Always || condition instanceof Condition.IfPresent ? old : bare(old);
    }

    /** @param asked the change that this answers, whose value it does not repeat */
    Verdict verdict(Change asked) {
        return switch (kind) {
            case CREATED -> new Verdict.Created(stored(asked));
            case UPDATED -> new Verdict.Updated(entry(old), stored(asked));
            case REMOVED -> new Verdict.Removed(entry(old));
            case DECLINED -> new Verdict.Declined(entry == null ? null : entry.entry());
            case UNANSWERED_CREATION -> new Verdict.Unanswered(true);
            case UNANSWERED_UPDATE -> new Verdict.Unanswered(false);
            case STILLBORN -> new Verdict.Stillborn();
            case LANDED -> new Verdict.Landed(entry(entry));
            case GRANTED -> new Verdict.Granted(lease(lease));
            case TAKEN -> new Verdict.Taken(lease(lease));
            case REFUSED -> new Verdict.Refused(entry == null ? null : entry.entry());
            default ->
                throw new IllegalArgumentException(
                        "a verdict of kind " + kind + ", which a newer version of Corral may know: upgrade this node");
        };
    }

    /** The change had been done before, and the value that it stored has been replaced since. */
    static Reply again(Change.Storing done) {
        Entry entry = new Entry(done.value(), done.version(), done.now(), done.staleAt(), Entry.NEVER);
        return new Reply(CREATED, slot(bare(entry), null), null, null, null);
    }

    /**
     * The removal had been done before.
     *
     * @param expected the version that was removed
     */
    static Reply again(Condition.IfVersion expected) {
        Entry gone = new Entry(NOT_SENT, expected.version(), 0, Entry.NEVER);
        return new Reply(REMOVED, null, slot(gone, null), null, null);
    }

    /** Asks what this entry is; its value is not sent. */
    static Reply doubting(Entry entry) {
        return new Reply(DOUBTFUL, slot(bare(entry), null), null, null, null);
    }

    /** The entry without its value. */
    private static Entry bare(Entry entry) {
        return entry.holding(NOT_SENT);
    }

    /** The entry that a change has made of its value. */
    private Entry stored(Change asked) {
        return asked instanceof Change.Storing storing ? entry(entry).holding(storing.value()) : entry(entry);
    }

    /** The entry that the owner asks for, without its value; null if it has decided. */
    @Nullable
    Entry doubtful() {
        return kind == DOUBTFUL ? entry(entry) : null;
    }

    /** The lease that has been granted, in a slot of the generation that it belongs to; null if none has. */
    @Nullable
    Slot granted() {
        return kind == GRANTED ? lease : null;
    }

    @Nullable
    Lease ended() {
        return broken == null ? null : broken.lease();
    }

    private static @Nullable Slot slot(@Nullable Entry entry, @Nullable Lease lease) {
        return entry == null && lease == null ? null : new Slot(entry, lease, 0);
    }

    private static Entry entry(@Nullable Slot slot) {
        return Objects.requireNonNull(
                Objects.requireNonNull(slot, "a verdict names an entry").entry());
    }

    private static Lease lease(@Nullable Slot slot) {
        return Objects.requireNonNull(
                Objects.requireNonNull(slot, "a verdict names a lease").lease());
    }
}
