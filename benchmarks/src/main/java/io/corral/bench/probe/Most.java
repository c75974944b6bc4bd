// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of something were under way at once at most. Any thread may count. */
final class Most {

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void begin() {
        int seen = now.incrementAndGet();
        most.accumulateAndGet(seen, Math::max);
    }

    void end() {
        now.decrementAndGet();
    }

    int most() {
        return most.get();
    }
}
