// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import io.corral.internal.copy.ByReference;
import io.corral.internal.flight.Flights;
import io.corral.internal.infinispan.Caches;
import io.corral.internal.infinispan.LocalCaches;
import io.corral.internal.lease.WaitingHere;
import io.corral.internal.load.FlightBoard;
import io.corral.internal.time.FakeClock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** Opens local stores, as a manager does. */
final class LocalStores implements AutoCloseable {

    private final AtomicInteger names = new AtomicInteger();
    private final LocalCaches caches = new LocalCaches(new FakeClock());

    /** A store whose name does not matter; {@code maxCount} is 0 for no bound. */
    Store<String> open(long maxCount, LongConsumer evicted) {
        return open("store-" + names.incrementAndGet(), maxCount, evicted);
    }

    Store<String> open(String name, long maxCount, LongConsumer evicted) {
        Caches.Request request = new Caches.Request(
                name, "", null, maxCount, evicted, new ByReference(), new FlightBoard(new Flights<>()), () -> {});
        return caches.<String>open(request, new WaitingHere<>(new Flights<>())).store();
    }

    @Override
    public void close() {
        caches.close();
    }
}
