// SPDX-License-Identifier: Apache-2.0
package io.corral;

/**
 * Hears what a cache's stampede protection does on this node; for metrics and logs. Registered by
 * {@link CorralCache#addProtectionListener}.
 *
 * <p>It is called in the thread that reads or loads, by many threads at once, while nothing is held. It must not block
 * and should not call the cache. What it throws is logged and goes no further; an {@link Error} does. It hears of no key
 * and no value.
 */
public interface ProtectionListener {

    /** An edge of the read path was taken. */
    default void happened(ReadPathEvent event) {}

    /**
     * A call of the loader is over.
     *
     * @param nanos how long it took, in nanoseconds
     * @param keys how many keys it was asked for
     * @param failed whether it threw
     */
    default void loaded(long nanos, int keys, boolean failed) {}
}
