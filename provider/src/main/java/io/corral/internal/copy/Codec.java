// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

/** Between what the user holds and what is stored. Safe for use by many threads; nothing here is ever null. */
public interface Codec {

    /**
     * The stored form of a key or value.
     *
     * @throws io.corral.NotCopyableException if it must be copied and cannot be
     */
    Object store(Object given);

    /** What the user gets for a stored form. */
    Object give(Object stored);

    /** Another object that is equal, where sharing this one would not be safe. */
    default Object copy(Object given) {
        return give(store(given));
    }
}
