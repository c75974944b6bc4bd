// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.time.SystemClock;
import org.infinispan.metadata.Metadata;
import org.infinispan.notifications.cachelistener.filter.AbstractCacheEventFilterConverter;
import org.infinispan.notifications.cachelistener.filter.EventType;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * Runs at the primary owner, under the key's lock, and tells what happened to the value; leases that come and go, and
 * what a clear has made invisible, are nobody's business.
 */
@ProtoTypeId(TypeIds.FILTER)
public final class TransitionFilter extends AbstractCacheEventFilterConverter<Object, Slot, Transition> {

    /** Called by ProtoStream. */
    @ProtoFactory
    TransitionFilter() {}

    @Override
    public @Nullable Transition filterAndConvert(
            Object key,
            @Nullable Slot before,
            @Nullable Metadata oldMetadata,
            @Nullable Slot after,
            @Nullable Metadata newMetadata,
            EventType type) {
        boolean cleared = before != null && after != null && before.generation() < after.generation();
        Entry old = before == null || cleared ? null : before.entry();
        Entry entry = after == null || type.isRemove() ? null : after.entry();
        if (same(old, entry)) {
            return null;
        }
        // A value that replaces another says when; else this node's clock has to do.
        long now = entry == null ? SystemClock.INSTANCE.millis() : entry.createdAt();
        // That there is nothing to load is how a value expires; a remove leaves no such answer.
        boolean expired = old != null && (old.deadAt(now) || absent(after));
        return new Transition(value(old), value(entry), expired);
    }

    private static boolean absent(@Nullable Slot after) {
        return after != null && after.lease() != null && after.lease().end() instanceof Lease.End.Absent;
    }

    private static boolean same(@Nullable Entry old, @Nullable Entry entry) {
        if (old == null || entry == null) {
            return old == null && entry == null;
        }
        return old.version() == entry.version();
    }

    private static @Nullable Slot value(@Nullable Entry entry) {
        return entry == null ? null : new Slot(entry, null, 0);
    }
}
