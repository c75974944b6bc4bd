// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.CorralCache;
import io.corral.Versioned;

/** Adds one to a counter by comparing versions, until nobody has come between. */
final class Increment {

    private Increment() {}

    static void of(CorralCache<String, Integer> cache, String key) {
        Versioned<Integer> seen;
        do {
            seen = cache.getVersioned(key);
        } while (!cache.replaceVersioned(key, seen.version(), seen.value() + 1));
    }
}
