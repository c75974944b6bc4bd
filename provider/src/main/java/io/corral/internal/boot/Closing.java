// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Closes many things, each of them, whatever the others throw. Used by one thread. */
final class Closing {

    private final Set<AutoCloseable> seen = new LinkedHashSet<>();
    private final Set<AutoCloseable> noted = new LinkedHashSet<>();
    private @Nullable Exception first;

    /** Runs one step of closing. */
    void attempt(AutoCloseable step) {
        try {
            step.close();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    /** Closes one of the user's objects, if it can be closed (JSR-107 section 3.2); the same one only once. */
    void user(@Nullable Object object) {
        if (object instanceof AutoCloseable closeable && seen.add(closeable)) {
            attempt(closeable);
        }
    }

    /** Notes one of the user's objects, to be closed if what it was made for comes to nothing. */
    void later(@Nullable Object object) {
        if (object instanceof AutoCloseable closeable) {
            noted.add(closeable);
        }
    }

    /** Closes what has been noted. */
    void now() {
        noted.forEach(this::user);
    }

    /** Throws what was thrown first, with the others suppressed. */
    void finish(String what) {
        if (first != null) {
            throw new CacheException(what + " failed half-way: " + first, first);
        }
    }
}
