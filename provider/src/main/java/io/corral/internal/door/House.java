// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.door;

import javax.cache.spi.CachingProvider;

/**
 * What stands behind the front door, found as a service: the door is a public class that users name, the house may
 * know everything, and neither package may depend on the other.
 */
@FunctionalInterface
public interface House {

    /** Builds the provider whose managers say that they belong to {@code front}. */
    CachingProvider open(CachingProvider front);
}
