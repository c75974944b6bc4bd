// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.contender;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.integration.CacheLoader;

/** A read-through cache of a JCache provider, as the provider sets it up: nothing here knows which one it is. */
final class JCacheContender implements Contender {

    private final CacheManager manager;
    private final Cache<LocalDate, String> cache;

    JCacheContender(String providerClass, Function<LocalDate, String> source, Duration expiry) {
        javax.cache.expiry.Duration lifetime =
                new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, expiry.toMillis());
        MutableConfiguration<LocalDate, String> configuration = new MutableConfiguration<LocalDate, String>()
                .setTypes(LocalDate.class, String.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> new SummaryLoader(source))
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(lifetime));
        manager = Caching.getCachingProvider(providerClass).getCacheManager();
        cache = manager.createCache("pricing-summaries", configuration);
    }

    @Override
    public String get(LocalDate shipDate) {
        return cache.get(shipDate);
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Loads what the cache lacks from the database. */
    private record SummaryLoader(Function<LocalDate, String> source) implements CacheLoader<LocalDate, String> {

        @Override
        public String load(LocalDate shipDate) {
            return source.apply(shipDate);
        }

        @Override
        public Map<LocalDate, String> loadAll(Iterable<? extends LocalDate> shipDates) {
            Map<LocalDate, String> summaries = new HashMap<>();
            shipDates.forEach(shipDate -> summaries.put(shipDate, load(shipDate)));
            return summaries;
        }
    }
}
