// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.backend;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a failure from ending the next load. Quarkus' interceptor invalidates the key whenever an asynchronous load has
 * failed, which each of those who waited for it does, too; but a failure has stored nothing, and an invalidation ends
 * the load that has begun meanwhile and the pause after the failure. So while a failure is handed to a caller, the first
 * invalidation of the very same key object in that thread is left out.
 */
final class FailedKey {

    /** By the thread that hands it over; empty while none does. */
    private final Map<Thread, Object> keys = new ConcurrentHashMap<>();

    /** Hands something to a caller. */
    void emit(Runnable emission) {
        try {
            emission.run();
        } finally {
            keys.remove(Thread.currentThread());
        }
    }

    /** Notes that what is being handed over is the failure of a key. */
    void set(Object failed) {
        keys.put(Thread.currentThread(), failed);
    }

    /** Whether it is the failure of that key, for the first time. */
    boolean take(Object invalidated) {
        boolean same = keys.get(Thread.currentThread()) == invalidated;
        if (same) {
            keys.remove(Thread.currentThread());
        }
        return same;
    }
}
