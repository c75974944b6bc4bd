// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.Ranch;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.infinispan.manager.EmbeddedCacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Providers and managers: who gets which, and for how long. */
class ProviderTest {

    private final CachingProvider provider = new CorralCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void theProviderIsFoundWithoutItsName() {
        assertThat(Caching.getCachingProvider()).isInstanceOf(CorralCachingProvider.class);
        assertThat(ServiceLoader.load(CachingProvider.class)).hasSize(1);
    }

    @Test
    void theDefaultsOfAManagerAreTheProviders() {
        CacheManager manager = provider.getCacheManager();

        assertThat(manager.getURI()).isEqualTo(provider.getDefaultURI());
        assertThat(manager.getClassLoader()).isSameAs(provider.getDefaultClassLoader());
        assertThat(manager.getProperties()).isEqualTo(provider.getDefaultProperties());
        assertThat(manager.getCachingProvider()).isSameAs(provider);
        assertThat(provider.getCacheManager(null, null, null)).isSameAs(manager);
    }

    @Test
    void aManagerIsOneForItsUriAndItsClassLoader() throws Exception {
        URI uri = Ranch.freshUri();
        CacheManager manager = provider.getCacheManager(uri, null);
        try (URLClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            assertThat(provider.getCacheManager(uri, null)).isSameAs(manager);
            assertThat(provider.getCacheManager(Ranch.freshUri(), null)).isNotSameAs(manager);
            assertThat(provider.getCacheManager(uri, loader)).isNotSameAs(manager);
            assertThat(provider.getCacheManager(uri, loader).getClassLoader()).isSameAs(loader);
        }
    }

    @Test
    void twoProvidersHaveManagersOfTheirOwn() {
        CachingProvider other = new CorralCachingProvider();

        assertThat(other.getCacheManager()).isNotSameAs(provider.getCacheManager());
        other.close();
        assertThat(provider.getCacheManager().isClosed()).isFalse();
    }

    @Test
    void aManagerThatWasClosedIsMadeAnew() {
        CacheManager first = provider.getCacheManager();
        first.createCache("mine", Configured.plain());
        first.close();

        CacheManager second = provider.getCacheManager();

        assertThat(second).isNotSameAs(first);
        assertThat(second.isClosed()).isFalse();
        assertThat(second.getCacheNames()).isEmpty();
    }

    @Test
    void closingTheProviderClosesItsManagersAndTheirCaches() {
        CacheManager manager = provider.getCacheManager();
        Cache<String, String> cache = manager.createCache("mine", Configured.<String, String>plain());

        provider.close();

        assertThat(manager.isClosed()).isTrue();
        assertThat(cache.isClosed()).isTrue();
        assertThat(provider.getCacheManager().isClosed()).isFalse();
    }

    @Test
    void closingOneUriLeavesTheOthersOpen() {
        URI uri = Ranch.freshUri();
        CacheManager manager = provider.getCacheManager(uri, null);
        CacheManager other = provider.getCacheManager();

        provider.close(uri, provider.getDefaultClassLoader());
        provider.close(Ranch.freshUri(), provider.getDefaultClassLoader());

        assertThat(manager.isClosed()).isTrue();
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void closingOneClassLoaderLeavesTheOthersOpen() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            CacheManager manager = provider.getCacheManager(null, loader);
            CacheManager other = provider.getCacheManager();

            provider.close(loader);

            assertThat(manager.isClosed()).isTrue();
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void theManagerKeepsACopyOfItsProperties() {
        Properties defaults = new Properties();
        defaults.setProperty("inherited", "1");
        Properties properties = new Properties(defaults);
        properties.setProperty("own", "2");
        CacheManager manager = provider.getCacheManager(Ranch.freshUri(), null, properties);

        properties.setProperty("own", "3");
        manager.getProperties().setProperty("own", "4");

        assertThat(manager.getProperties()).containsEntry("own", "2").containsEntry("inherited", "1");
    }

    @Test
    void aManagerThatCouldNotBeMadeIsMadeWhenItCan() {
        URI uri = Ranch.freshUri();
        Properties wrong = new Properties();
        wrong.setProperty("corral.typo", "1");
        assertThatThrownBy(() -> provider.getCacheManager(uri, null, wrong)).isInstanceOf(CacheException.class);

        assertThat(provider.getCacheManager(uri, null, new Properties()).isClosed())
                .isFalse();
    }

    @Test
    void aNameIsTakenOnce() {
        CacheManager manager = provider.getCacheManager();
        manager.createCache("mine", Configured.plain());

        assertThatThrownBy(() -> manager.createCache("mine", Configured.plain()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("mine");
    }

    @Test
    void aNameIsFreeOnceItsCacheIsClosedOrDestroyed() {
        CacheManager manager = provider.getCacheManager();
        Cache<String, String> first = manager.createCache("mine", Configured.<String, String>plain());
        first.put("k", "v");
        first.close();
        Cache<String, String> second = manager.createCache("mine", Configured.<String, String>plain());
        assertThat(second.get("k")).isNull();
        second.put("k", "v");
        manager.destroyCache("mine");

        assertThat(manager.<String, String>getCache("mine")).isNull();
        Cache<String, String> third = manager.createCache("mine", Configured.<String, String>plain());
        assertThat(third.get("k")).isNull();
    }

    @Test
    void aCacheIsGivenOutUnderItsTypesAlone() {
        CacheManager manager = provider.getCacheManager();
        CorralConfiguration<String, Integer> configuration = Configured.plain();
        configuration.setTypes(String.class, Integer.class);
        Cache<String, Integer> cache = manager.createCache("mine", configuration);

        assertThat(manager.getCache("mine", String.class, Integer.class)).isSameAs(cache);
        assertThatThrownBy(() -> manager.getCache("mine", String.class, String.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining("mine");
        assertThat(manager.getCache("other", String.class, String.class)).isNull();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // on purpose: the wrong types
    void aCacheWithTypesHoldsNothingElse() {
        CacheManager manager = provider.getCacheManager();
        CorralConfiguration<String, Integer> configuration = Configured.plain();
        configuration.setTypes(String.class, Integer.class);
        Cache cache = manager.createCache("mine", configuration);

        assertThatThrownBy(() -> cache.put("k", "not a number"))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining("mine")
                .hasMessageContaining("java.lang.Integer");
        assertThatThrownBy(() -> cache.put(1, 1)).isInstanceOf(ClassCastException.class);
        assertThat(cache.iterator().hasNext()).isFalse();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // on purpose: the wrong types
    void aKeyOfAnotherTypeIsRefusedThoughItEqualsOneThatIsThere() {
        CorralConfiguration<ArrayList, String> configuration = Configured.plain();
        configuration.setTypes(ArrayList.class, String.class);
        Cache cache = provider.getCacheManager().createCache("mine", configuration);
        cache.put(new ArrayList<>(List.of("k")), "v");
        List<String> equal = new LinkedList<>(List.of("k"));

        assertThat(cache.get(new ArrayList<>(equal))).isEqualTo("v");
        assertThatThrownBy(() -> cache.get(equal))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining("mine")
                .hasMessageContaining("java.util.ArrayList");
        assertThatThrownBy(() -> cache.containsKey(equal)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void theNamesOfTheCachesCannotBeChanged() {
        CacheManager manager = provider.getCacheManager();
        manager.createCache("b", Configured.plain());
        manager.createCache("a", Configured.plain());

        assertThat(manager.getCacheNames()).containsExactly("a", "b");
        Iterator<String> names = manager.getCacheNames().iterator();
        names.next();
        assertThatThrownBy(names::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatStandsBehindIsFound() {
        CacheManager manager = provider.getCacheManager();
        Cache<String, String> cache = manager.createCache("mine", Configured.<String, String>plain());

        Object corral = cache.unwrap(CorralCache.class);
        assertThat(corral).isSameAs(cache);
        assertThat(manager.unwrap(manager.getClass())).isSameAs(manager);
        assertThatThrownBy(() -> cache.unwrap(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> manager.unwrap(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> manager.unwrap(EmbeddedCacheManager.class))
                .as("Infinispan does not run for the caches of one JVM")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
