// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

/** A thread was about to wait for something that, in the end, waits for that very thread. */
public final class WouldDeadlockException extends Exception {

    private static final long serialVersionUID = 1L;

    WouldDeadlockException() {
        super("this thread would wait for itself");
    }
}
