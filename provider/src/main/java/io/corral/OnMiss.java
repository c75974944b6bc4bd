// SPDX-License-Identifier: Apache-2.0
package io.corral;

/** What a read-through cache does with a key that it has no value for, or one that has been stale for too long. */
public enum OnMiss {
    /** The caller loads it, or waits for the one who does. */
    LOAD,
    /** The caller gets the cache's default value at once, and the key is loaded in the background. */
    DEFAULT
}
