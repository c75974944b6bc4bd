// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Change;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.infinispan.Decide;
import io.corral.internal.infinispan.Slot;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

/** The way to the real Decide, Slot and Reply, most of which only their package sees. */
final class RealDecide {

    private static final MethodHandle NEW;
    private static final MethodHandle VERDICT;
    private static final MethodHandle ENDED;
    private static final MethodHandle ENTRY;
    private static final MethodHandle LEASE;
    private static final MethodHandle GENERATION;
    private static final MethodHandle VISIBLE;

    static {
        try {
            Class<?> reply = Class.forName("io.corral.internal.infinispan.Reply");
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Decide.class, MethodHandles.lookup());
            var constructor = Decide.class.getDeclaredConstructor(Change.class, long.class);
            NEW = lookup.unreflectConstructor(constructor);
            VERDICT = of(lookup, reply.getDeclaredMethod("verdict", Change.class));
            ENDED = of(lookup, reply.getDeclaredMethod("ended"));
            ENTRY = of(lookup, Slot.class.getDeclaredMethod("entry"));
            LEASE = of(lookup, Slot.class.getDeclaredMethod("lease"));
            GENERATION = of(lookup, Slot.class.getDeclaredMethod("generation"));
            VISIBLE = of(lookup, Slot.class.getDeclaredMethod("visible", long.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private RealDecide() {}

    private static MethodHandle of(MethodHandles.Lookup lookup, Method method) throws IllegalAccessException {
        MethodHandle handle = lookup.unreflect(method);
        return handle.asType(handle.type().changeParameterType(0, Object.class));
    }

    /** Runs the real function on a slot. */
    static Decided run(Slot held, Change change, long generation) {
        SlotView view = new SlotView(held);
        try {
            Decide decide = (Decide) NEW.invoke(change, generation);
            Object reply = decide.apply(view);
            Slot next = view.changed() ? view.next() : held;
            return new Decided(
                    next, view.changed(), (Verdict) VERDICT.invoke(reply, change), (Lease) ENDED.invoke(reply));
        } catch (Throwable e) {
            throw new IllegalStateException("Decide failed on " + change, e);
        }
    }

    static Entry entry(Slot slot) {
        try {
            return slot == null ? null : (Entry) ENTRY.invoke((Object) slot);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static Lease lease(Slot slot) {
        try {
            return slot == null ? null : (Lease) LEASE.invoke((Object) slot);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static long generation(Slot slot) {
        try {
            return slot == null ? 0 : (long) GENERATION.invoke((Object) slot);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static Entry visible(Slot slot, long generation) {
        try {
            return slot == null ? null : (Entry) VISIBLE.invoke((Object) slot, generation);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a change did to one owner's slot.
     *
     * @param slot what the key holds from now on, or null
     * @param changed whether the function touched the slot
     * @param ended the lease that a write ended, or null
     */
    record Decided(Slot slot, boolean changed, Verdict verdict, Lease ended) {}
}
