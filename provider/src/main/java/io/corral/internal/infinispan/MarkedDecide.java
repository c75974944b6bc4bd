// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.entry.Origin;
import java.util.List;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Decide} with what there is to know of marks and tags. It is a message of its own, for a node that knows of no
 * marks must not decide as if there were none.
 */
@ProtoTypeId(TypeIds.MARKED)
public final class MarkedDecide implements Decision {

    private final Decide decide;
    private final Origin origin;
    private final Sight sight;

    /** @param origin of the value that is stored, if one is */
    MarkedDecide(Decide decide, Origin origin, Sight sight) {
        this.decide = decide;
        this.origin = origin;
        this.sight = sight;
    }

    /** Called by ProtoStream. */
    @ProtoFactory
    static MarkedDecide of(
            Decide decide,
            @Nullable List<String> tags,
            long era,
            long allStale,
            @Nullable Long allStaleSince,
            long newestOfTags,
            long judged,
            @Nullable Long judgedStaleAt) {
        Sight sight = new Sight(allStale, Slot.expiry(allStaleSince), newestOfTags, judged, Slot.expiry(judgedStaleAt));
        return new MarkedDecide(decide, Slot.origin(tags, era), sight);
    }

    @Override
    public void inject(ComponentRegistry registry) {
        decide.inject(registry);
    }

    @Override
    public MarkedDecide bounded() {
        return new MarkedDecide(decide.bounded(), origin, sight);
    }

    @Override
    public Reply apply(ReadWriteEntryView<Object, Slot> view) {
        Change change = decide.change() instanceof Change.Storing storing ? storing.from(origin) : decide.change();
        return decide.apply(view, change, sight);
    }

    @ProtoField(1)
    Decide decide() {
        return decide;
    }

    /** Of the value that is stored. */
    @ProtoField(number = 2)
    List<String> tags() {
        return origin.tags();
    }

    /** Of the value that is stored. */
    @ProtoField(number = 3, defaultValue = "0")
    long era() {
        return origin.era();
    }

    /** See {@link Sight}. */
    @ProtoField(number = 4, defaultValue = "0")
    long allStale() {
        return sight.allStale();
    }

    /** See {@link Sight}. */
    @ProtoField(5)
    @Nullable
    Long allStaleSince() {
        return Slot.wire(sight.allStaleSince());
    }

    /** See {@link Sight}. */
    @ProtoField(number = 6, defaultValue = "0")
    long newestOfTags() {
        return sight.newestOfTags();
    }

    /** See {@link Sight}. */
    @ProtoField(number = 7, defaultValue = "0")
    long judged() {
        return sight.judged();
    }

    /** See {@link Sight}. */
    @ProtoField(8)
    @Nullable
    Long judgedStaleAt() {
        return Slot.wire(sight.judgedStaleAt());
    }

    /** Names nothing that a cache may hold. */
    @Override
    public String toString() {
        return "MarkedDecide[" + sight + "]";
    }
}
