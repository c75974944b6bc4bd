// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.infinispan.Caches;
import io.corral.internal.time.Clock;
import io.corral.internal.time.CoarseClock;
import io.corral.internal.time.SystemClock;
import java.util.function.LongSupplier;

/**
 * What the caches of one manager share.
 *
 * @param coarse the same clock for those to whom a few milliseconds make no difference
 */
record Premises(Caches caches, Workers workers, Clock clock, LongSupplier coarse) {

    /** With one clock for everything. */
    Premises(Caches caches, Workers workers, Clock clock) {
        this(caches, workers, clock, clock::millis);
    }

    /** Starts Infinispan. */
    static Premises open(String manager, ClassLoader loader, Foundation foundation) {
        Clock clock = SystemClock.INSTANCE;
        Workers workers = new Workers(manager);
        try {
            Caches caches = foundation.open(loader, clock, workers.tellings());
            return new Premises(caches, workers, clock, new CoarseClock(clock, workers::everyMilli));
        } catch (RuntimeException e) {
            workers.close();
            throw e;
        }
    }
}
