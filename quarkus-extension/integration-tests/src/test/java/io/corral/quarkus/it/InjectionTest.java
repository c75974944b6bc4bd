// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.quarkus.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InjectionTest {

    @Inject
    CacheManager manager;

    @Inject
    @CacheName("settings")
    Cache<String, Integer> cache;

    @Inject
    @CacheName("settings")
    CorralCache<String, Integer> corral;

    @Inject
    @CacheName("with.dots")
    Cache<String, Integer> dotted;

    @Inject
    @Any
    Instance<Cache<String, Integer>> any;

    @Test
    void aCacheIsInjectedByItsName() {
        cache.put("a", 1);

        assertThat(corral.get("a")).isEqualTo(1);
        assertThat(manager.<String, Integer>getCache("settings").get("a")).isEqualTo(1);
        assertThat(dotted.containsKey("a")).isFalse();
    }

    @Test
    void aCacheIsFoundByTheAnnotationAsAnObject() {
        Cache<String, Integer> found =
                any.select(CacheName.Literal.of("with.dots")).get();

        assertThat(found.getName()).isEqualTo("with.dots");
    }

    @Test
    void theManagerIsTheOneThatTheProviderHandsOut() {
        assertThat(manager.getCachingProvider()
                        .getCacheManager(
                                manager.getURI(), Thread.currentThread().getContextClassLoader()))
                .isSameAs(manager);
        assertThat(manager.getCachingProvider())
                .isSameAs(Caching.getCachingProvider("io.corral.CorralCachingProvider"));
    }

    @Test
    void settingsOfTheApplicationAreThoseOfTheManager() {
        assertThat(manager.getProperties())
                .containsEntry("corral.cache.settings.max-count", "100")
                .containsEntry("corral.cache.settings.stale-after", "30s");
    }

    @Test
    @SuppressWarnings("unchecked") // JSR-107's signature wants the types of keys and values
    void expiryIsASetting() {
        CompleteConfiguration<?, ?> configuration = dotted.getConfiguration(CompleteConfiguration.class);

        assertThat(configuration.getExpiryPolicyFactory().create().getExpiryForUpdate())
                .isEqualTo(new Duration(TimeUnit.HOURS, 1));
    }
}
