// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.process;

/** The kit could not do its work, which says nothing of the provider. The message is for the person who runs it. */
public final class KitFailure extends RuntimeException {

    /** With what failed and what to do. */
    public KitFailure(String message) {
        super(message);
    }

    /** With what failed and what to do, and why. */
    public KitFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
