// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.corral.CorralConfiguration;
import io.corral.quarkus.runtime.config.CacheConfig;
import io.corral.quarkus.runtime.config.CorralConfig;
import io.corral.quarkus.runtime.config.Expiry;
import java.util.Optional;
import java.util.function.Function;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;

/**
 * What caches are made as. The policies that the provider reads from the manager's properties are left to it, so that
 * caches that an application makes in code have them, too.
 */
record CacheBlueprints(CorralConfig config) {

    boolean clustered() {
        return config.cluster().name().isPresent();
    }

    /**
     * The configuration of one cache.
     *
     * @param byValue whether it stores copies if the settings do not say
     */
    CorralConfiguration<Object, Object> of(CacheDeclaration declaration, boolean byValue) {
        String name = declaration.name();
        CorralConfiguration<Object, Object> cache = new CorralConfiguration<>();
        cache.setRefreshExecutorFactory(RefreshExecutor.FACTORY);
        cache.setStatisticsEnabled(setting(name, CacheConfig::statistics).orElse(true));
        cache.setStoreByValue(
                clustered() || setting(name, CacheConfig::storeByValue).orElse(byValue));
        Expiry.of(config, name).ifPresent(cache::setExpiryPolicyFactory);
        if (declaration.expiryPolicy() != null) {
            cache.setExpiryPolicyFactory(Beans.factory(declaration.expiryPolicy()));
        }
        if (declaration.loader() != null) {
            cache.setReadThrough(true).setCacheLoaderFactory(Beans.factory(declaration.loader()));
        }
        if (declaration.writer() != null) {
            cache.setWriteThrough(true).setCacheWriterFactory(Beans.factory(declaration.writer()));
        }
        for (String listener : declaration.listeners()) {
            cache.addCacheEntryListenerConfiguration(
                    new MutableCacheEntryListenerConfiguration<>(Beans.factory(listener), null, false, false));
        }
        return cache;
    }

    private <T> Optional<T> setting(String cache, Function<CacheConfig, Optional<T>> setting) {
        Optional<T> own = Optional.ofNullable(config.caches().get(cache)).flatMap(setting);
        return own.isPresent() ? own : setting.apply(config.cacheDefaults());
    }
}
