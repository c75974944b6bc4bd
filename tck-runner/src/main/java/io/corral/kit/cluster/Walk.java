// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;

/** A way over cold keys, from the first on, that threads of a node take until they are told to stop. */
final class Walk {

    private final AtomicInteger reached = new AtomicInteger();
    private volatile boolean over;

    /**
     * Gets one key after the other; each takes a few milliseconds to load.
     *
     * @return how many
     */
    int along(Cache<String, String> cache, String tag) {
        int steps = 0;
        while (!over) {
            String key = tag + "." + NodeLoader.SLOW + "." + steps;
            if (cache.get(key) == null) {
                throw new IllegalStateException("There is no value for " + key + ".");
            }
            steps++;
            reached.accumulateAndGet(steps, Math::max);
        }
        return steps;
    }

    /** How far the foremost thread of this node has come. */
    int reached() {
        return reached.get();
    }

    /** Tells all to stop after the key that they get now. */
    void stop() {
        over = true;
    }
}
