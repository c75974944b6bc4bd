// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** A listener that writes down what it hears; it can be made to hang. */
final class Heard
        implements CacheEntryCreatedListener<String, String>,
                CacheEntryUpdatedListener<String, String>,
                CacheEntryRemovedListener<String, String>,
                CacheEntryExpiredListener<String, String> {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch reached = new CountDownLatch(1);

    MutableCacheEntryListenerConfiguration<String, String> configuration(boolean synchronous) {
        return new MutableCacheEntryListenerConfiguration<>(() -> this, null, true, synchronous);
    }

    List<String> events() {
        return events;
    }

    void forget() {
        events.clear();
    }

    /** From now on it hangs before it writes anything down. */
    void hang() {
        reached = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    void awaitHanging() throws InterruptedException {
        if (!reached.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the listener has heard nothing");
        }
    }

    void goOn() {
        gate.countDown();
    }

    private void hear(Iterable<CacheEntryEvent<? extends String, ? extends String>> heard) {
        reached.countDown();
        try {
            if (!gate.await(60, TimeUnit.SECONDS)) {
                throw new CacheEntryListenerException("the listener was never let go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheEntryListenerException(e);
        }
        for (CacheEntryEvent<? extends String, ? extends String> event : heard) {
            events.add(event.getEventType() + " " + event.getKey() + " " + event.getOldValue() + " -> "
                    + event.getValue());
        }
    }

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> heard) {
        hear(heard);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> heard) {
        hear(heard);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> heard) {
        hear(heard);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends String>> heard) {
        hear(heard);
    }
}
