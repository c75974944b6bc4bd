// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;

/** Settings of caches that stand beside methods. */
@QuarkusTest
class MethodSettingsTest {

    @Inject
    Weather weather;

    @Inject
    CacheManager manager;

    @Test
    void aMethodsSettingsAreThoseOfItsCache() {
        String key = UUID.randomUUID().toString();

        assertThat(weather.none(key)).isNull();
        assertThat(weather.none(key)).isNull();

        // With the provider's own setting the absence would not be remembered.
        assertThat(weather.calls()).isEqualTo(1);
    }

    @Test
    void anExpressionIsLookedUpInTheApplicationsSettings() {
        assertThat(setting("weather.stale-after")).isEqualTo("9m");
    }

    @Test
    void aSettingOfTheApplicationCountsMore() {
        assertThat(setting("weather.max-count")).isEqualTo("8");
    }

    @Test
    void theyHoldForQuarkusAnnotationsToo() {
        assertThat(setting("weather-quarkus.jitter")).isEqualTo("3");
    }

    private String setting(String name) {
        return manager.getProperties().getProperty("corral.cache." + name);
    }
}
