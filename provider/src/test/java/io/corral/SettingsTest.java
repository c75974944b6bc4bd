// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Ranch;
import io.corral.fixture.Soon;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings from properties: what they mean, which one counts, and what is said of a wrong one. */
class SettingsTest {

    private static final String LOAD_WAIT = "corral.cache.mine.load-wait";
    private static final String DEFAULT_LOAD_WAIT = "corral.cache-defaults.load-wait";

    @RegisterExtension
    final Ranch ranch = Ranch.ofItsOwn();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    @AfterEach
    void forget() {
        System.clearProperty(LOAD_WAIT);
        System.clearProperty("corral.cache.mine.no-such-setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "corral.no-such-setting",
                "corral.cache.mine.no-such-setting",
                "corral.cache-defaults.no-such-setting",
                "corral.cache.max-count",
                "corral.cache..max-count",
                "corral."
            })
    void aNameThatMeansNothingIsRefusedWithThoseThatDo(String name) {
        ranch.set(name, "1");

        assertThatThrownBy(ranch::manager)
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("getCacheManager")
                .hasMessageContaining("max-count")
                .hasMessageContaining("load-wait")
                .hasMessageContaining("lease-time");
    }

    @Test
    void aSystemPropertyThatMeansNothingIsRefused() {
        System.setProperty("corral.cache.mine.no-such-setting", "1");

        assertThatThrownBy(ranch::manager)
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("system properties")
                .hasMessageContaining("no-such-setting");
    }

    @Test
    void namesThatAreNotCorralsAreNobodysBusiness() {
        ranch.set("corralling.cattle", "1").set("other", "2");

        assertThat(ranch.cache(Configured.plain()).isClosed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max-count  | abc     | a whole number of at least 1
            max-count  | 0       | a whole number of at least 1
            max-count  | -5      | a whole number of at least 1
            max-count  | 1.5     | a whole number of at least 1
            load-wait  | 10      | such as 500ms or 30s
            load-wait  | 0s      | such as 500ms or 30s
            load-wait  | -1s     | such as 500ms or 30s
            load-wait  | 1w      | such as 500ms or 30s
            load-wait  | 999999s | such as 500ms or 30s
            load-wait  | soon    | such as 500ms or 30s
            lease-time | PT1S    | such as 500ms or 30s
            """)
    void aValueThatMeansNothingIsNamedWithItsSettingAndTheFormItMustHave(String setting, String value, String form) {
        String name = "corral.cache.mine." + setting;
        ranch.set(name, value);

        assertThatThrownBy(() -> ranch.cache("mine", Configured.plain()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(name + "=" + value)
                .hasMessageContaining(form);
    }

    @Test
    void aWrongSettingOfOneCacheIsNoTroubleForAnother() {
        ranch.set("corral.cache.other.max-count", "abc");

        assertThat(ranch.cache("mine", Configured.plain()).isClosed()).isFalse();
    }

    @Test
    void aCacheWhoseSettingWasWrongIsNotThere() {
        ranch.set("corral.cache.mine.max-count", "abc");

        assertThatThrownBy(() -> ranch.cache("mine", Configured.plain())).isInstanceOf(CacheException.class);

        assertThat(ranch.manager().getCacheNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"50ms", " 50ms ", "50 ms"})
    void aDurationTakesEffect(String value) {
        ranch.set(LOAD_WAIT, value);

        assertThat(timeout("mine", Configured.plain())).hasMessageContaining("(50 ms)");
    }

    @Test
    void aDefaultIsForEveryCacheThatHasNoSettingOfItsOwn() {
        ranch.set(DEFAULT_LOAD_WAIT, "40ms").set(LOAD_WAIT, "50ms");

        assertThat(timeout("mine", Configured.plain())).hasMessageContaining("(50 ms)");
        assertThat(timeout("other", Configured.plain())).hasMessageContaining("(40 ms)");
    }

    @Test
    void theNameOfACacheMayHaveDots() {
        ranch.set("corral.cache.my.own.cache.load-wait", "50ms");

        assertThat(timeout("my.own.cache", Configured.plain())).hasMessageContaining("(50 ms)");
    }

    @Test
    void whatTheManagerWasGivenCountsMoreThanTheSystem() {
        System.setProperty(LOAD_WAIT, "40ms");
        ranch.set(LOAD_WAIT, "50ms");

        assertThat(timeout("mine", Configured.plain())).hasMessageContaining("(50 ms)");
    }

    @Test
    void theSystemCountsWhereTheManagerWasGivenNothing() {
        System.setProperty(LOAD_WAIT, "40ms");

        assertThat(timeout("mine", Configured.plain())).hasMessageContaining("(40 ms)");
    }

    @Test
    void whatCodeSetsCountsMoreThanAnything() {
        ranch.set(LOAD_WAIT, "40ms");
        CorralConfiguration<String, String> configuration = Configured.plain();
        configuration.setStampedePolicy(Configured.loadWait(Duration.ofMillis(50)));

        assertThat(timeout("mine", configuration)).hasMessageContaining("(50 ms)");
    }

    @Test
    void aFileOnTheClassPathCountsLast(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("corral.properties"), LOAD_WAIT + "=40ms\ncorral.cache.other.load-wait=30ms\n");
        System.setProperty(LOAD_WAIT, "50ms");
        try (URLClassLoader loader = loader(folder);
                CacheManager manager = Ranch.provider().getCacheManager(Ranch.freshUri(), loader, new Properties())) {
            assertThat(timeout(manager, "mine", Configured.plain())).hasMessageContaining("(50 ms)");
            assertThat(timeout(manager, "other", Configured.plain())).hasMessageContaining("(30 ms)");
        }
    }

    @Test
    void aNameInTheFileThatMeansNothingIsRefused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("corral.properties"), "corral.typo=1\n");
        try (URLClassLoader loader = loader(folder)) {
            assertThatThrownBy(() -> Ranch.provider().getCacheManager(Ranch.freshUri(), loader, new Properties()))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("corral.properties")
                    .hasMessageContaining("corral.typo");
        }
    }

    @Test
    void aBoundTakesEffect() {
        ranch.set("corral.cache.mine.max-count", "5");
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());
        for (int i = 0; i < 100; i++) {
            cache.put("k" + i, "v");
        }

        Soon.asserted(() -> assertThat(cache).hasSize(5));
    }

    /** What a caller is told who waits too long in this cache. */
    private Throwable timeout(String name, CorralConfiguration<String, String> configuration) {
        return timeout(ranch.manager(), name, configuration);
    }

    private Throwable timeout(CacheManager manager, String name, CorralConfiguration<String, String> configuration) {
        Gate gate = new Gate();
        CountingLoader<String, String> loader = new CountingLoader<>(key -> {
            gate.pass();
            return "loaded";
        });
        configuration.setReadThrough(true).setCacheLoaderFactory(() -> loader);
        Cache<String, String> cache = manager.createCache(name, configuration);
        crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        try {
            return crowd.send(() -> cache.get("k")).failure();
        } finally {
            gate.open();
        }
    }

    private static URLClassLoader loader(Path folder) throws Exception {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, SettingsTest.class.getClassLoader());
    }
}
