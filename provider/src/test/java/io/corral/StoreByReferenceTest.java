// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Ranch;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.configuration.OptionalFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Caches that share their keys and values with their users, who asked for it. */
class StoreByReferenceTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @Test
    void theProviderSaysThatItCan() {
        assertThat(Ranch.provider().isSupported(OptionalFeature.STORE_BY_REFERENCE))
                .isTrue();
    }

    @Test
    void keysAndValuesAreShared() {
        Cache<Object, Object> cache = ranch.cache(byReference(Configured.plain()));
        Object key = new Object();
        Object value = new Object();

        cache.put(key, value);

        assertThat(cache.get(key)).isSameAs(value);
        assertThat(cache.getAll(Set.of(key)).get(key)).isSameAs(value);
        assertThat(cache.iterator().next().getKey()).isSameAs(key);
        assertThat(cache.getAndRemove(key)).isSameAs(value);
    }

    @Test
    void loadedValuesAreShared() {
        Object value = new Object();
        Cache<String, Object> cache =
                ranch.cache(byReference(Configured.readThrough(new CountingLoader<>(key -> value))));

        assertThat(cache.get("k")).isSameAs(value);
        assertThat(cache.get("k")).isSameAs(value);
    }

    private static <K, V> CorralConfiguration<K, V> byReference(CorralConfiguration<K, V> configuration) {
        configuration.setStoreByValue(false);
        return configuration;
    }
}
