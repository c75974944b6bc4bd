// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

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
}
