// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.infinispan.Caches;
import io.corral.internal.time.Clock;
import io.corral.internal.time.SystemClock;

/** What the caches of one manager share. */
record Premises(Caches caches, Workers workers, Clock clock) {

    /** Starts Infinispan. */
    static Premises open(String manager, ClassLoader loader, Foundation foundation) {
        Clock clock = SystemClock.INSTANCE;
        Workers workers = new Workers(manager);
        try {
            return new Premises(foundation.open(loader, clock, workers.tellings()), workers, clock);
        } catch (RuntimeException e) {
            workers.close();
            throw e;
        }
    }
}
