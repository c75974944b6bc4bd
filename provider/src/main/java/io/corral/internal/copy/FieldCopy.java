// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Copies the instances of one class, field by field, where that makes the same object as serialization would: see
 * {@link PlainClasses} for which classes that is. Safe for use by many threads.
 */
final class FieldCopy {

    private final MethodHandle copy;
    private final List<MethodHandle> doubtful;

    /**
     * @param copy from an object to a new one
     * @param doubtful the fields whose declared types do not tell whether what is in them can change
     */
    FieldCopy(MethodHandle copy, List<MethodHandle> doubtful) {
        this.copy = copy;
        this.doubtful = doubtful;
    }

    /** Another object with the same fields. */
    Object of(Object original) {
        try {
            return (Object) copy.invokeExact(original);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("reading and writing fields throws nothing that is checked", e);
        }
    }

    /** Whether nothing that an object's fields hold can change, so that a copy may share it. */
    boolean sharesOnlyImmutables(Object own) {
        try {
            for (MethodHandle field : doubtful) {
                Object held = (Object) field.invokeExact(own);
                if (held != null && !Immutables.contains(held.getClass())) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("reading fields throws nothing that is checked", e);
        }
    }
}
