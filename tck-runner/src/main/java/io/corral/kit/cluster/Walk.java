// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;

/**
 * Ways over cold keys, each from its first key on, that threads of a node take until they are told to stop: the first thread of
 * each node the first way, and so on.
 */
final class Walk {

    private final AtomicInteger ways = new AtomicInteger();
    private final AtomicInteger reached = new AtomicInteger();
    private volatile boolean over;

    /**
     * Gets one key after the other; each takes a few milliseconds to load.
     *
     * @return the number of the way, a dot, and how many
     */
    String along(Cache<String, String> cache, String tag) {
        int way = ways.getAndIncrement();
        int steps = 0;
        while (!over) {
            String key = tag + "." + NodeLoader.SLOW + "." + way + "." + steps;
            if (cache.get(key) == null) {
                throw new IllegalStateException("There is no value for " + key + ".");
            }
            steps++;
            reached.accumulateAndGet(steps, Math::max);
        }
        return way + "." + steps;
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
