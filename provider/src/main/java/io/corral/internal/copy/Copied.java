// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import io.corral.internal.entry.Packed;

/** An object that may change, which nobody else has: others get copies of it. */
final class Copied extends Packed {

    private final Object own;
    private final FieldCopy copy;

    /**
     * @param own never handed out
     * @param copy how it is copied
     */
    Copied(Object own, FieldCopy copy) {
        this.own = own;
        this.copy = copy;
    }

    Object own() {
        return own;
    }

    /** Another one, for whoever asks. */
    Object another() {
        return copy.of(own);
    }

    /** What it holds may be the user's: it names only the class. */
    @Override
    public String toString() {
        return "Copied[" + own.getClass().getName() + "]";
    }
}
