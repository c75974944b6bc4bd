// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Outcome;
import io.corral.internal.change.Rules;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import java.util.Objects;
import org.infinispan.distribution.DistributionManager;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * Applies a change to a slot, at the key's primary owner and again at each backup, and perhaps once more when the
 * topology changes: it has nothing but its arguments and the slot.
 */
@ProtoTypeId(TypeIds.DECIDE)
public final class Decide implements Decision {

    private final Change change;
    private final long generation;
    private final @Nullable Precedent precedent;
    private @Nullable DistributionManager distribution;

    /** @param generation the cache's, as the sender knows it */
    Decide(Change change, long generation) {
        this(change, generation, null);
    }

    private Decide(Change change, long generation, @Nullable Precedent precedent) {
        this.change = change;
        this.generation = generation;
        this.precedent = precedent;
    }

    /** Called by ProtoStream. */
    @ProtoFactory
    static Decide of(ChangeMessage message, long generation, @Nullable Boolean known, @Nullable Slot slot) {
        return new Decide(message.change(), generation, known == null ? null : new Precedent(known, slot));
    }

    /** Called by Infinispan before it is applied, wherever that is. */
    @Override
    public void inject(ComponentRegistry registry) {
        distribution = registry.getDistributionManager();
        if (precedent != null) {
            precedent.inject(registry);
        }
    }

    @Override
    public Decide bounded() {
        return new Decide(change, generation, new Precedent());
    }

    Change change() {
        return change;
    }

    @ProtoField(1)
    ChangeMessage message() {
        return ChangeMessage.of(change);
    }

    @ProtoField(number = 2, defaultValue = "0")
    long generation() {
        return generation;
    }

    /** Whether the primary owner's slot is known; null if every owner goes by its own. */
    @ProtoField(3)
    @Nullable
    Boolean known() {
        return precedent == null ? null : precedent.known();
    }

    @ProtoField(4)
    @Nullable
    Slot slot() {
        return precedent == null ? null : precedent.slot();
    }

    @Override
    public Reply apply(ReadWriteEntryView<Object, Slot> view) {
        return apply(view, change, Sight.PLAIN);
    }

    /** Applies this change, which may be labelled, to what the slot is to its sender. */
    Reply apply(ReadWriteEntryView<Object, Slot> view, Change labelled, Sight sight) {
        Slot held = precedent == null ? view.find().orElse(null) : precedent.of(view);
        boolean cleared = held != null && held.generation() < generation;
        @Nullable Entry entry = held == null || cleared ? null : held.entry();
        @Nullable Lease lease = held == null || cleared ? null : held.lease();
        Reply again = again(held);
        if (again != null) {
            leave(view, held);
            return again;
        }
        if (sight.doubts(entry, change.now())) {
            leave(view, held);
            return Reply.doubting(Objects.requireNonNull(entry));
        }
        Outcome outcome = Rules.decide(sight.entry(entry), sight.lease(lease), labelled);
        // A sender that has not heard of the latest clear must not hide what it writes to others who have.
        long newest = held == null ? generation : Math.max(held.generation(), generation);
        store(view, held, newest, outcome);
        return Reply.of(outcome, change, newest);
    }

    /**
     * Changes nothing. But a node that is just joining has not got the slot yet, and asks another owner for it: that one may
     * have applied this very change already, while a slot from before the change is still on its way here. Only what is
     * written keeps that one from being taken for the newer one.
     */
    private void leave(ReadWriteEntryView<Object, Slot> view, @Nullable Slot held) {
        if (distribution != null
                && !distribution.getCacheTopology().getDistribution(view.key()).isPrimary()) {
            Slot.replace(view, held);
        }
    }

    /** The answer to a change that has been done before, although others have come after it; null if it has not. */
    private @Nullable Reply again(@Nullable Slot held) {
        if (held != null && change instanceof Change.Storing storing) {
            return held.trail().knows(storing.version()) ? Reply.again(storing) : null;
        }
        Condition.IfVersion removed = comparing();
        return held != null && removed != null && held.trail().knows(stamp()) ? Reply.again(removed) : null;
    }

    /** What a removal expects that compares; null for any other change. Only these are known when they come again. */
    private Condition.@Nullable IfVersion comparing() {
        return change instanceof Change.Remove remove && remove.condition() instanceof Condition.IfVersion expected
                ? expected
                : null;
    }

    private long stamp() {
        return change instanceof Change.Remove remove ? remove.stamp() : 0;
    }

    private void store(ReadWriteEntryView<Object, Slot> view, @Nullable Slot held, long newest, Outcome outcome) {
        boolean cleared = held != null && held.generation() < newest;
        Entry entry = outcome.entry();
        Lease lease = outcome.lease();
        Trail trail = held == null || cleared ? Trail.NONE : trail(held, outcome);
        if (entry == null && lease == null) {
            empty(view, held, newest, trail);
            return;
        }
        boolean same =
                held != null && !cleared && Objects.equals(held.entry(), entry) && Objects.equals(held.lease(), lease);
        if (same) {
            leave(view, held);
        } else {
            Slot.replace(view, new Slot(entry, lease, newest, trail));
        }
    }

    private void empty(ReadWriteEntryView<Object, Slot> view, @Nullable Slot held, long newest, Trail trail) {
        if (held != null && held.generation() < newest) {
            Slot.replace(view, new Slot(null, null, newest));
        } else if (held != null && remembers(held, trail)) {
            if (held.entry() == null && held.lease() == null && !(change instanceof Change.Remove)) {
                leave(view, held);
            } else {
                Slot.replace(view, new Slot(null, null, newest, trail));
            }
        } else if (held != null) {
            Slot.remove(view);
        } else if (change instanceof Change.Remove) {
            // Only what changes something is sent to the backups, and one of them may still have what an earlier
            // remove, already answered here, is on its way to take away. Removing nothing changes nothing to
            // Infinispan; setting nothing does, and leaves nothing behind.
            Slot.replace(view, null);
        } else {
            leave(view, null);
        }
    }

    /** Whether the slot stays for the sake of its trail; a sweep drops it when nobody will ask for that any more. */
    private boolean remembers(Slot held, Trail trail) {
        boolean removed = comparing() != null && held.entry() != null;
        return trail != Trail.NONE && (removed || held.entry() == null) && !(change instanceof Change.Expire);
    }

    /** With what this change replaces or removes, if it does. */
    private Trail trail(Slot held, Outcome outcome) {
        Entry before = held.entry();
        Entry entry = outcome.entry();
        if (distribution == null || before == null || (entry != null && entry.version() == before.version())) {
            return held.trail();
        }
        int topology = distribution.getCacheTopology().getTopologyId();
        if (outcome.verdict() instanceof Verdict.Removed && comparing() != null) {
            return held.trail().then(before.version(), stamp(), topology).then(stamp(), stamp(), topology);
        }
        return held.trail().then(before.version(), entry == null ? before.version() : entry.version(), topology);
    }
}
