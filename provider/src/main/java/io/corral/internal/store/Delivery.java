// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The telling of a change to those who must hear of it before the caller goes on. Its place in the order of its key
 * is taken; whoever made the change runs it once, after the key's lock is gone.
 */
@FunctionalInterface
public interface Delivery {

    /** Nobody waits to hear. */
    Delivery NONE = () -> {};

    /**
     * Tells them, in this thread, after all that was to be told of the key before.
     *
     * @throws RuntimeException if one of them fails; the change stays
     */
    void run();

    /**
     * Several deliveries as one. Each is run, whatever another one throws, for it has a place in the order of its key,
     * and those behind it wait for it; then the first failure is thrown, with the others suppressed.
     */
    static Delivery all(List<Delivery> deliveries) {
        return deliveries.isEmpty() ? NONE : () -> runAll(deliveries);
    }

    private static void runAll(List<Delivery> deliveries) {
        @Nullable Throwable first = null;
        for (Delivery delivery : deliveries) {
            try {
                delivery.run();
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (first instanceof Error e) {
            throw e;
        } else if (first instanceof RuntimeException e) {
            throw e;
        }
    }
}
