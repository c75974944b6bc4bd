// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.function.Function;
import org.infinispan.commands.functional.functions.InjectableComponent;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/**
 * Makes the backups of a key hold what its primary owner holds. A node that dies in the middle of a write may leave owners
 * that disagree, and as each of them decides a change by its own slot, a change under a condition would never bring them
 * together again.
 */
@ProtoTypeId(TypeIds.ALIGN)
public final class Align implements Function<ReadWriteEntryView<Object, Slot>, Boolean>, InjectableComponent {

    private final @Nullable Long version;
    private final @Nullable Long token;
    private final Precedent precedent;

    private Align(@Nullable Long version, @Nullable Long token, Precedent precedent) {
        this.version = version;
        this.token = token;
        this.precedent = precedent;
    }

    /** Whatever the sender holds. */
    static Align always() {
        return new Align(null, null, new Precedent());
    }

    /** If the primary owner does not hold the same. */
    static Align unlessLike(Slot slot) {
        return new Align(slot.version(), slot.token(), new Precedent());
    }

    /** Called by ProtoStream. */
    @ProtoFactory
    static Align of(@Nullable Long version, @Nullable Long token, boolean known, @Nullable Slot slot) {
        return new Align(version, token, new Precedent(known, slot));
    }

    /** Called by Infinispan before it is applied, wherever that is. */
    @Override
    public void inject(ComponentRegistry registry) {
        precedent.inject(registry);
    }

    @Override
    public Boolean apply(ReadWriteEntryView<Object, Slot> view) {
        if (precedent.merging()) {
            // The sides of a partition have met: which value is the newest is Infinispan's to find out, and the primary
            // owner's need not be.
            return false;
        }
        Slot held = precedent.of(view);
        if (version != null && held != null && held.version() == version && held.token() == Slot.orZero(token)) {
            return false;
        }
        Slot.replace(view, held);
        return true;
    }

    /** Of the entry that the sender holds; null to align in any case. */
    @ProtoField(1)
    @Nullable
    Long version() {
        return version;
    }

    /** Of the lease that the sender holds. */
    @ProtoField(2)
    @Nullable
    Long token() {
        return token;
    }

    /** Whether the primary owner's slot is known. */
    @ProtoField(number = 3, defaultValue = "false")
    boolean known() {
        return precedent.known();
    }

    @ProtoField(4)
    @Nullable
    Slot slot() {
        return precedent.slot();
    }
}
