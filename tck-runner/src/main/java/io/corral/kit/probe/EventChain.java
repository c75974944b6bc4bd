// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryUpdatedListener;
import org.jspecify.annotations.Nullable;

/**
 * A listener that looks whether the events of one key follow from each other: each one's old value is the value of the
 * one before. Safe for all threads.
 */
public final class EventChain
        implements CacheEntryCreatedListener<String, String>, CacheEntryUpdatedListener<String, String> {

    private final List<Link> links = new ArrayList<>();

    private record Link(@Nullable String before, String after) {}

    /** The configuration that registers this listener. */
    public CacheEntryListenerConfiguration<String, String> registration(boolean synchronous) {
        return new MutableCacheEntryListenerConfiguration<>(Registry.factoryOf(this), null, true, synchronous);
    }

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        synchronized (links) {
            events.forEach(event -> links.add(new Link(null, event.getValue())));
        }
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        synchronized (links) {
            events.forEach(event -> links.add(new Link(event.getOldValue(), event.getValue())));
        }
    }

    /** How many events have come. */
    public int events() {
        synchronized (links) {
            return links.size();
        }
    }

    /** Whether exactly {@code changes} events have come, and each follows from the one before. */
    public boolean isWhole(int changes) {
        return events() == changes && gaps() == 0;
    }

    /** What has come, in words. */
    public String figure() {
        return events() + " events, " + gaps() + " gaps";
    }

    private int gaps() {
        synchronized (links) {
            int gaps = 0;
            @Nullable String before = null;
            for (Link link : links) {
                gaps += Objects.equals(before, link.before()) ? 0 : 1;
                before = link.after();
            }
            return gaps;
        }
    }
}
