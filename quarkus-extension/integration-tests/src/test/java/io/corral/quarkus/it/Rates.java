// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import io.corral.quarkus.CacheName;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;

/** A cache whose loader, writer, expiry policy and listener are beans. */
final class Rates {

    private Rates() {}

    /** What the beans have been asked. */
    @ApplicationScoped
    static class Ledger {

        final Map<String, Integer> written = new ConcurrentHashMap<>();
        final List<String> created = new CopyOnWriteArrayList<>();
        final List<String> loaders = new CopyOnWriteArrayList<>();
        final List<Boolean> requests = new CopyOnWriteArrayList<>();
        final AtomicInteger loads = new AtomicInteger();
    }

    @ApplicationScoped
    @CacheName("rates")
    static class Loader implements CacheLoader<String, Integer> {

        private final Ledger ledger;

        Loader(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public Integer load(String key) {
            ledger.loaders.add(Thread.currentThread().getName());
            ledger.requests.add(Arc.container().requestContext().isActive());
            return ledger.loads.incrementAndGet();
        }

        @Override
        public Map<String, Integer> loadAll(Iterable<? extends String> keys) {
            Map<String, Integer> all = new HashMap<>();
            keys.forEach(key -> all.put(key, load(key)));
            return all;
        }
    }

    @ApplicationScoped
    @CacheName("rates")
    static class Writer implements CacheWriter<String, Integer> {

        private final Ledger ledger;

        Writer(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void write(Cache.Entry<? extends String, ? extends Integer> entry) {
            ledger.written.put(entry.getKey(), entry.getValue());
        }

        @Override
        public void writeAll(Collection<Cache.Entry<? extends String, ? extends Integer>> entries) {
            entries.forEach(this::write);
        }

        @Override
        public void delete(Object key) {
            ledger.written.remove(key);
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            keys.forEach(this::delete);
        }
    }

    @ApplicationScoped
    @CacheName("rates")
    static class Expiry implements ExpiryPolicy {

        @Override
        public Duration getExpiryForCreation() {
            return new Duration(TimeUnit.HOURS, 5);
        }

        @Override
        public Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return null;
        }
    }

    @ApplicationScoped
    @CacheName("rates")
    static class Listener implements CacheEntryCreatedListener<String, Integer> {

        private final Ledger ledger;

        Listener(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {
            events.forEach(event -> ledger.created.add(event.getKey()));
        }
    }
}
