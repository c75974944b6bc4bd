// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies objects field by field for the users of one class loader, where that gives what serialization would. Safe for
 * use by many threads.
 */
final class FieldCopies {

    private final ClassLoader loader;

    /** Not of classes that the loader knows by another definition, or not at all: only bytes become the loader's own. */
    private final ClassValue<Optional<FieldCopy>> copies = new ClassValue<>() {
        @Override
        protected Optional<FieldCopy> computeValue(Class<?> type) {
            return known(type) ? PlainClasses.copy(type) : Optional.empty();
        }
    };

    FieldCopies(ClassLoader loader) {
        this.loader = loader;
    }

    /** A copy to keep; null if only serialization can make one. The object may be changed by others meanwhile. */
    @Nullable
    Copied copy(Object given) {
        FieldCopy copy = copies.get(given.getClass()).orElse(null);
        return copy == null ? null : kept(copy.of(given), copy);
    }

    /** To keep an object that nobody else has; null if only serialization can copy it for others. */
    @Nullable
    Copied keep(Object own) {
        FieldCopy copy = copies.get(own.getClass()).orElse(null);
        return copy == null ? null : kept(own, copy);
    }

    /** Of the copy is asked what it shares, for the original may change meanwhile. */
    private static @Nullable Copied kept(Object own, FieldCopy copy) {
        return copy.sharesOnlyImmutables(own) ? new Copied(own, copy) : null;
    }

    private boolean known(Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
