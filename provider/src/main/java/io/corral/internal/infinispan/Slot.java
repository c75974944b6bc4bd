// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.copy.Blob;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.entry.Origin;
import java.util.List;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * What Infinispan holds for a key: an entry, a lease, or both, the generation of the cache that they belong to, and the trail
 * of the entry's earlier versions; for a while after some removals nothing but that trail. What is of an older generation
 * than the cache has been cleared, and counts as nothing.
 */
@ProtoTypeId(TypeIds.SLOT)
public final class Slot {

    private final @Nullable Entry entry;
    private final @Nullable Lease lease;
    private final long generation;
    private final Trail trail;

    Slot(@Nullable Entry entry, @Nullable Lease lease, long generation) {
        this(entry, lease, generation, Trail.NONE);
    }

    Slot(@Nullable Entry entry, @Nullable Lease lease, long generation, Trail trail) {
        this.entry = entry;
        this.lease = lease;
        this.generation = generation;
        this.trail = trail;
    }

    /** Called by ProtoStream. */
    @ProtoFactory
    static Slot of(
            byte @Nullable [] value,
            long version,
            long createdAt,
            long expiresAt,
            long generation,
            @Nullable String holder,
            long token,
            long chain,
            long deadline,
            @Nullable String failure,
            @Nullable Long staleAt,
            @Nullable Integer failures,
            @Nullable Boolean absent,
            @Nullable Long cost,
            @Nullable List<String> tags,
            @Nullable Long era,
            @Nullable Integer topology,
            long @Nullable [] lately,
            long @Nullable [] before) {
        Entry entry = value == null
                ? null
                : new Entry(Blob.of(value), version, createdAt, expiry(staleAt), expiresAt, orZero(cost))
                        .from(origin(tags, orZero(era)));
        int failed = failures == null ? 0 : failures;
        Lease lease = holder == null ? null : new Lease(token, chain, holder, deadline, failed, end(failure, absent));
        return new Slot(entry, lease, generation, Trail.of(topology, lately, before));
    }

    private static Lease.@Nullable End end(@Nullable String failure, @Nullable Boolean absent) {
        if (absent != null && absent) {
            return new Lease.End.Absent();
        }
        return failure == null ? null : new Lease.End.Failed(failure);
    }

    /**
     * Puts a slot in the place of what this node has, or nothing. The entry that is replaced is retired first: who remembers it
     * finds it no more, see {@link OwnSlots}.
     */
    static void replace(ReadWriteEntryView<Object, Slot> view, @Nullable Slot next) {
        retire(view, next == null ? null : next.entry);
        view.set(next);
    }

    /** Takes away what this node has. */
    static void remove(ReadWriteEntryView<Object, Slot> view) {
        retire(view, null);
        view.remove();
    }

    private static void retire(ReadWriteEntryView<Object, Slot> view, @Nullable Entry next) {
        Slot own = view.find().orElse(null);
        if (own != null && own.entry != null && own.entry != next) {
            own.entry.retire();
        }
    }

    @Nullable
    Entry entry() {
        return entry;
    }

    @Nullable
    Lease lease() {
        return lease;
    }

    Trail trail() {
        return trail;
    }

    /** The entry, unless the cache has been cleared since. */
    @Nullable
    Entry visible(long now) {
        return generation < now ? null : entry;
    }

    @ProtoField(1)
    byte @Nullable [] value() {
        return entry == null ? null : ((Blob) entry.value()).bytes();
    }

    @ProtoField(number = 2, defaultValue = "0")
    long version() {
        return entry == null ? 0 : entry.version();
    }

    @ProtoField(number = 3, defaultValue = "0")
    long createdAt() {
        return entry == null ? 0 : entry.createdAt();
    }

    @ProtoField(number = 4, defaultValue = "0")
    long expiresAt() {
        return entry == null ? 0 : entry.expiresAt();
    }

    @ProtoField(number = 5, defaultValue = "0")
    long generation() {
        return generation;
    }

    @ProtoField(6)
    @Nullable
    String holder() {
        return lease == null ? null : lease.holder();
    }

    @ProtoField(number = 7, defaultValue = "0")
    long token() {
        return lease == null ? 0 : lease.token();
    }

    @ProtoField(number = 8, defaultValue = "0")
    long chain() {
        return lease == null ? 0 : lease.chain();
    }

    @ProtoField(number = 9, defaultValue = "0")
    long deadline() {
        return lease == null ? 0 : lease.deadline();
    }

    @ProtoField(10)
    @Nullable
    String failure() {
        return lease != null && lease.end() instanceof Lease.End.Failed failed ? failed.reason() : null;
    }

    @ProtoField(11)
    @Nullable
    Long staleAt() {
        return entry == null ? null : wire(entry.staleAt());
    }

    @ProtoField(12)
    @Nullable
    Integer failures() {
        return lease == null || lease.failures() == 0 ? null : lease.failures();
    }

    @ProtoField(13)
    @Nullable
    Boolean absent() {
        boolean absent = lease != null && lease.end() instanceof Lease.End.Absent;
        return absent ? true : null;
    }

    @ProtoField(14)
    @Nullable
    Long cost() {
        return entry == null ? null : orNull(entry.cost());
    }

    /** A number as it is sent: zero not at all. */
    static @Nullable Long orNull(long number) {
        return number == 0 ? null : number;
    }

    /** A number as it was sent. */
    static long orZero(@Nullable Long wire) {
        return wire == null ? 0 : wire;
    }

    @ProtoField(15)
    List<String> tags() {
        return entry == null ? List.of() : entry.origin().tags();
    }

    @ProtoField(16)
    @Nullable
    Long era() {
        return entry == null ? null : orNull(entry.origin().era());
    }

    @ProtoField(17)
    @Nullable
    Integer topology() {
        return trail.topology();
    }

    @ProtoField(18)
    long[] lately() {
        return trail.lately();
    }

    @ProtoField(19)
    long[] before() {
        return trail.before();
    }

    /** An origin as it was sent. */
    static Origin origin(@Nullable List<String> tags, long era) {
        List<String> all = tags == null ? List.of() : List.copyOf(tags);
        return all.isEmpty() && era == 0 ? Origin.NONE : new Origin(all, era);
    }

    /** An expiry as it is sent: not at all, if there is none. */
    static @Nullable Long wire(long expiry) {
        return expiry == Entry.NEVER ? null : expiry;
    }

    /** An expiry as it was sent. */
    static long expiry(@Nullable Long wire) {
        return wire == null ? Entry.NEVER : wire;
    }

    /** The lease, unless the cache has been cleared since. */
    @Nullable
    Lease lease(long now) {
        return generation < now ? null : lease;
    }

    /** Names nothing that a cache may hold. */
    @Override
    public String toString() {
        return "Slot[version=" + version() + ", lease=" + lease + ", generation=" + generation + "]";
    }
}
