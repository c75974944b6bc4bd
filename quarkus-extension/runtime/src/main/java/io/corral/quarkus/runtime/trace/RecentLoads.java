// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.trace;

import io.opentelemetry.api.trace.SpanContext;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The loads that run in this process, and some that have just ended: those who have waited for a load ask for it when it
 * is over. Of those that have ended a thousand are kept.
 */
final class RecentLoads {

    private static final int KEPT = 1_000;

    private final Map<Place, Load> loads = new ConcurrentHashMap<>();
    private final Queue<Load> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** What is loaded. */
    record Place(String cache, Object key) {}

    /** One load. */
    static final class Load {
        private final Place place;
        private final SpanContext span;
        private volatile boolean over;
        private volatile long endedAt;

        private Load(Place place, SpanContext span) {
            this.place = place;
            this.span = span;
        }

        private boolean ranAfter(long nanos) {
            return !over || endedAt - nanos >= 0;
        }
    }

    Load begin(Place place, SpanContext span) {
        Load load = new Load(place, span);
        loads.put(place, load);
        return load;
    }

    void end(Load load) {
        load.endedAt = System.nanoTime();
        load.over = true;
        ended.add(load);
        if (count.incrementAndGet() > KEPT) {
            Load oldest = ended.poll();
            count.decrementAndGet();
            if (oldest != null) {
                loads.remove(oldest.place, oldest);
            }
        }
    }

    /** The span of a load that ran at this moment of {@link System#nanoTime} or later. */
    Optional<SpanContext> since(Place place, long nanos) {
        return Optional.ofNullable(loads.get(place))
                .filter(load -> load.ranAfter(nanos))
                .map(load -> load.span);
    }
}
