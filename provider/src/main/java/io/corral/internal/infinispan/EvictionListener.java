// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.function.LongConsumer;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntriesEvicted;
import org.infinispan.notifications.cachelistener.event.CacheEntriesEvictedEvent;

/** Counts what Infinispan drops for want of room. */
@Listener
public final class EvictionListener {

    private final LongConsumer evicted;

    EvictionListener(LongConsumer evicted) {
        this.evicted = evicted;
    }

    /** Called by Infinispan, on the thread whose write made an entry leave. */
    @CacheEntriesEvicted
    public void evicted(CacheEntriesEvictedEvent<?, ?> event) {
        evicted.accept(event.getEntries().size());
    }
}
