// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.OnceRead;
import io.corral.fixture.Ranch;
import io.corral.fixture.Statistics;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a hit has to think about although its value lives for ever and is handed out as it is. */
class PlainHitTest {

    @RegisterExtension
    final Ranch ranch = Ranch.ofItsOwn();

    @Test
    void aReadThatEndsALifeDoesSoForAValueThatLivedForEver() {
        CorralConfiguration<String, String> configuration = Configured.plain();
        configuration.setExpiryPolicyFactory(OnceRead::new);
        Cache<String, String> cache = filled(configuration);

        assertThat(cache.containsKey("k")).isTrue();
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.containsKey("k")).isFalse();
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void aMarkedValueIsNotServed() {
        CountingLoader<String, String> loader = new CountingLoader<>(key -> "loaded");
        CorralCache<String, String> cache = filled(Configured.readThrough(loader));
        cache.putTagged("k", "v", Set.of("tag"));
        cache.get("k");

        cache.invalidateTag("tag");

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void itIsCountedFromTheMomentThatStatisticsAreOn() {
        Cache<String, String> cache = filled(Configured.plain());
        cache.get("k");

        ranch.manager().enableStatistics(cache.getName(), true);
        cache.get("k");

        assertThat(Statistics.of(cache).count("CacheHits")).isEqualTo(1);
    }

    @Test
    void aClosedCacheServesNothing() {
        Cache<String, String> cache = filled(Configured.plain());
        cache.get("k");

        cache.close();

        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.containsKey("k")).isInstanceOf(IllegalStateException.class);
    }

    @SuppressWarnings("unchecked") // its own keys and values
    private CorralCache<String, String> filled(CorralConfiguration<String, String> configuration) {
        CorralCache<String, String> cache = ranch.cache(configuration).unwrap(CorralCache.class);
        cache.put("k", "v");
        return cache;
    }
}
