// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagerPropertiesTest {

    @Test
    void nothingSetIsNothingSaid() {
        assertThat(properties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cluster, shop, shop",
        "cluster.bind, 127.0.0.1:7800, 127.0.0.1:7800",
        "cluster.hosts, 10.0.0.1[7800], 10.0.0.1[7800]",
        "cluster.stack, udp, udp",
        "cluster.mode, replicated, replicated",
        "cache-defaults.max-count, 10, 10",
        "cache.prices.load-wait, 5s, 5s",
        "cache.prices.lease-time, 500ms, 500ms",
        "cache.prices.refresh-lease-time, PT90S, 90s",
        "cache.prices.stale-after, 120, 2m",
        "cache.prices.max-stale, 0, 0",
        "cache.prices.stale-if-error, 48h, 2d",
        "cache.prices.negative-ttl, 90m, 90m",
        "cache.prices.jitter, 10, 10",
        "cache.prices.back-off, 2s, 2s",
        "cache.prices.back-off-multiplier, 1.50, 1.5",
        "cache.prices.back-off-max, 3h, 3h",
        "cache.prices.max-refreshes, 4, 4",
        "cache.prices.early-refresh, 0.5, 0.5",
        "cache.prices.max-loads, 3, 3",
        "cache.prices.on-miss, default, default",
        "cache.prices.answers, com.acme.NotFound, com.acme.NotFound",
        "cache.prices.allow, com.acme.A, com.acme.A",
    })
    void eachSettingIsSaidToTheProviderByItsName(String name, String value, String said) {
        assertThat(properties("quarkus.corral." + name, value)).containsOnly(Map.entry("corral." + name, said));
    }

    @Test
    void aCachesNameMayHaveDots() {
        assertThat(properties("quarkus.corral.cache.\"com.acme.Book\".max-count", "7"))
                .containsOnly(Map.entry("corral.cache.com.acme.Book.max-count", "7"));
    }

    @ParameterizedTest
    @CsvSource({
        "cluster.mode, everywhere, distributed or replicated",
        "cache-defaults.max-count, 0, at least 1",
        "cache-defaults.lease-time, 0, at least a millisecond",
        "cache-defaults.max-stale, -1s, not negative",
        "cache-defaults.load-wait, 100001ms, at most 99999",
        "cache-defaults.jitter, 101, from 0 to 100",
        "cache-defaults.back-off-multiplier, 0.5, from 1 to 1000",
        "cache-defaults.max-refreshes, 0, at least 1",
        "cache-defaults.early-refresh, -1, from 0 to 1000",
        "cache-defaults.max-loads, 0, at least 1",
        "cache-defaults.on-miss, wait, load or default",
        "cache.\"a.b\".max-count, -1, at least 1",
    })
    void whatMakesNoSenseIsRefusedWithTheSettingsNameAndWhatWould(String name, String value, String remedy) {
        assertThatThrownBy(() -> properties("quarkus.corral." + name, value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("quarkus.corral." + name)
                .hasMessageContaining(remedy);
    }

    @Test
    void whatACacheMayHoldIsWhatWasFoundAndWhatIsSet() {
        CorralConfig config = config(
                "quarkus.corral.cache.prices.allow", "com.acme.A,com.acme.B",
                "quarkus.corral.cache-defaults.allow", "com.acme.C");

        Properties properties = ManagerProperties.of(config, Map.of("prices", Set.of("com.acme.D")));

        assertThat(properties.getProperty("corral.cache.prices.allow").split(","))
                .containsExactlyInAnyOrder("com.acme.A", "com.acme.B", "com.acme.C", "com.acme.D");
        assertThat(properties.getProperty("corral.cache-defaults.allow")).isEqualTo("com.acme.C");
    }

    @Test
    void whatIsSetCountsMoreThanWhatAnAnnotationSays() {
        assertThat(properties(
                        "quarkus.corral.annotated.\"prices\".stale-after", "1s",
                        "quarkus.corral.annotated.\"prices\".max-count", "5",
                        "quarkus.corral.cache.prices.stale-after", "2s"))
                .containsOnly(
                        Map.entry("corral.cache.prices.stale-after", "2s"),
                        Map.entry("corral.cache.prices.max-count", "5"));
    }

    @Test
    void theExpiryOfAnAnnotationComesBeforeThatOfAllAndAfterThatOfTheCache() {
        CorralConfig config = config(
                "quarkus.corral.annotated.\"a\".expire-after-write", "1s",
                "quarkus.corral.annotated.\"b\".expire-after-write", "1s",
                "quarkus.corral.cache.b.expire-after-access", "2s",
                "quarkus.corral.cache-defaults.expire-after-access", "3s");

        assertThat(Expiry.of(config, "a")
                        .orElseThrow()
                        .create()
                        .getExpiryForCreation()
                        .getDurationAmount())
                .isEqualTo(1000);
        assertThat(Expiry.of(config, "b")
                        .orElseThrow()
                        .create()
                        .getExpiryForCreation()
                        .getDurationAmount())
                .isEqualTo(2000);
    }

    @Test
    void expiryIsSetOnceForACache() {
        CorralConfig config = config(
                "quarkus.corral.cache.a.expire-after-write", "1s",
                "quarkus.corral.cache.a.expire-after-access", "1s");

        assertThatThrownBy(() -> Expiry.of(config, "a"))
                .isInstanceOf(ConflictingExpiryException.class)
                .hasMessageContaining("quarkus.corral.cache.\"a\".expire-after-write");
    }

    @Test
    void aCachesOwnExpiryComesBeforeThatOfAll() {
        CorralConfig config = config(
                "quarkus.corral.cache.a.expire-after-write",
                "1s",
                "quarkus.corral.cache-defaults.expire-after-access",
                "2s");

        assertThat(Expiry.of(config, "a").orElseThrow().create().getExpiryForAccess())
                .isNull();
        assertThat(Expiry.of(config, "b")
                        .orElseThrow()
                        .create()
                        .getExpiryForAccess()
                        .getDurationAmount())
                .isEqualTo(2000);
    }

    private static Properties properties(String... settings) {
        return ManagerProperties.of(config(settings), Map.of());
    }

    private static CorralConfig config(String... settings) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withConverter(java.time.Duration.class, 200, new DurationConverter())
                .withMapping(CorralConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(CorralConfig.class);
    }
}
