// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

/**
 * Whether this thread is telling a listener something just now. What a listener writes must not wait for listeners: it
 * would wait for itself.
 */
public final class Hearing {

    private static final ThreadLocal<Boolean> NOW = new ThreadLocal<>();

    private Hearing() {}

    /** Whether a listener is running in this thread. */
    public static boolean now() {
        return NOW.get() != null;
    }

    /** Runs a listener. */
    public static void run(Runnable listener) {
        Boolean outer = NOW.get();
        NOW.set(true);
        try {
            listener.run();
        } finally {
            if (outer == null) {
                NOW.remove();
            }
        }
    }
}
