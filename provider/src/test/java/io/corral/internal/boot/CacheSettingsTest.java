// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several settings of one cache counts. */
class CacheSettingsTest {

    private static final String OF_THE_SYSTEM = "corral.cache.system.load-wait";

    @TempDir
    Path folder;

    private final Properties given = new Properties();
    private final CorralConfiguration<String, String> configuration = Configured.plain();

    @AfterEach
    void forget() {
        System.clearProperty(OF_THE_SYSTEM);
    }

    @Test
    void whatNobodySetsIsTheDefault() throws Exception {
        assertThat(settings("mine").policy()).isEqualTo(StampedePolicy.DEFAULT);
        assertThat(settings("mine").policy().loadWait()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings("mine").policy().leaseTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings("mine").policy().backOff()).isZero();
        assertThat(settings("mine").maxCount()).isZero();
    }

    @Test
    void everySettingCanBeAProperty() throws Exception {
        given.setProperty("corral.cache.mine.load-wait", "1s");
        given.setProperty("corral.cache.mine.lease-time", "2m");
        given.setProperty("corral.cache.mine.back-off", "3h");
        given.setProperty("corral.cache.mine.max-count", "4");

        assertThat(settings("mine").policy())
                .isEqualTo(StampedePolicy.builder()
                        .loadWait(Duration.ofSeconds(1))
                        .leaseTime(Duration.ofMinutes(2))
                        .backOff(Duration.ofHours(3))
                        .build());
        assertThat(settings("mine").maxCount()).isEqualTo(4);
    }

    @Test
    void aPolicyInCodeReplacesEveryPropertyOfIt() throws Exception {
        given.setProperty("corral.cache.mine.load-wait", "1s");
        given.setProperty("corral.cache.mine.back-off", "3h");
        given.setProperty("corral.cache-defaults.lease-time", "2m");
        configuration.setStampedePolicy(Configured.loadWait(Duration.ofSeconds(5)));

        assertThat(settings("mine").policy()).isEqualTo(Configured.loadWait(Duration.ofSeconds(5)));
    }

    @Test
    void aPolicyInCodeLeavesTheBoundToTheProperties() throws Exception {
        given.setProperty("corral.cache.mine.max-count", "4");
        configuration.setStampedePolicy(Configured.loadWait(Duration.ofSeconds(5)));

        assertThat(settings("mine").maxCount()).isEqualTo(4);
    }

    @Test
    void aBoundInCodeCountsMoreThanAnyProperty() throws Exception {
        given.setProperty("corral.cache.mine.max-count", "4");
        given.setProperty("corral.cache.mine.load-wait", "1s");
        configuration.setMaxCount(5);

        assertThat(settings("mine").maxCount()).isEqualTo(5);
        assertThat(settings("mine").policy().loadWait()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsSaidOfACacheItselfCountsMoreThanADefaultWhereverItIsSaid() throws Exception {
        given.setProperty("corral.cache-defaults.load-wait", "1s");
        System.setProperty(OF_THE_SYSTEM, "2s");
        Files.writeString(folder.resolve("corral.properties"), "corral.cache.file.load-wait=3s\n");

        assertThat(settings("other").policy().loadWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings("system").policy().loadWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings("file").policy().loadWait()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void eachSettingIsLookedForByItself() throws Exception {
        given.setProperty("corral.cache.mine.load-wait", "1s");
        Files.writeString(
                folder.resolve("corral.properties"),
                "corral.cache.mine.load-wait=2s\ncorral.cache.mine.lease-time=3s\n");

        assertThat(settings("mine").policy().loadWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings("mine").policy().leaseTime()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whatIsSetForOneCacheIsNotSetForAnotherWhoseNameBeginsLikeIt() throws Exception {
        given.setProperty("corral.cache.mine.too.load-wait", "1s");

        assertThat(settings("mine.too").policy().loadWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings("mine").policy()).isEqualTo(StampedePolicy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "jitter, 101%",
        "back-off-multiplier, 0.5",
        "back-off-multiplier, 1001",
        "max-refreshes, 0",
        "stale-after, 0s",
        "back-off-max, 0"
    })
    void aValueThatMakesNoSenseIsRefusedByName(String setting, String value) {
        given.setProperty("corral.cache.mine." + setting, value);

        assertThatThrownBy(() -> settings("mine"))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("corral.cache.mine." + setting + "=" + value + ": ");
    }

    private CacheSettings settings(String cache) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return CacheSettings.of(cache, configuration, Settings.read(given, loader));
        }
    }
}
