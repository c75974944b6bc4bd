// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's cache abstraction over Corral, without Spring Boot. */
@Configuration(proxyBeanMethods = false)
@EnableCaching
class SpringCaching {

    @Bean(destroyMethod = "close")
    CacheManager corral(Database database) {
        CacheManager corral =
                Caching.getCachingProvider("io.corral.CorralCachingProvider").getCacheManager();
        corral.createCache("prices", new MutableConfiguration<String, Integer>());
        corral.createCache(
                "loaded-prices",
                new MutableConfiguration<String, Integer>()
                        .setReadThrough(true)
                        .setCacheLoaderFactory(() -> new Prices(database)));
        return corral;
    }

    @Bean
    JCacheCacheManager cacheManager(CacheManager corral) {
        return new JCacheCacheManager(corral);
    }

    @Bean
    Shop shop(Database database) {
        return new Shop(database);
    }

    @Bean
    Database database() {
        return new Database();
    }
}
