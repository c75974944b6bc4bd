// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Ranch;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings on the pages are Corral's, and so are their values: Corral itself refuses others. */
class SettingsInPagesTest {

    private static final String OF_CACHE = "corral.cache.";
    private static final String OF_ALL_CACHES = "corral.cache-defaults.";
    /** A setting of a cache and its value in running text: {@code `max-stale=0`}. */
    private static final Pattern INLINE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)=([^`<]+)`");

    static Stream<Block> blocks() {
        return Pages.blocks().stream()
                .filter(block -> block.language().equals("properties")
                        && block.text().lines().anyMatch(line -> line.startsWith("corral.")));
    }

    static Stream<String> inline() {
        return Stream.of("configuration.md", "freshness.md", "stampede.md")
                .flatMap(page -> Pages.lines(page).stream())
                .flatMap(line -> INLINE.matcher(line).results())
                .map(MatchResult::group)
                .distinct();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void settingsInABlockAreKnown(Block block) throws IOException {
        Properties settings = corralOnly(block.text());
        assertThat(settings).isNotEmpty();

        try (CacheManager manager = manager(settings)) {
            assertThat(manager.isClosed()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void valuesInABlockCanBeRead(Block block) throws IOException {
        Properties settings = corralOnly(block.text());
        // A manager of its own, not a node of the cluster that the block may be about.
        settings.keySet().removeIf(name -> name.toString().startsWith("corral.cluster"));

        try (CacheManager manager = manager(settings)) {
            manager.createCache("any", new MutableConfiguration<String, String>());
            settings.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(OF_CACHE))
                    .map(name -> name.substring(OF_CACHE.length(), name.lastIndexOf('.')))
                    .distinct()
                    .forEach(name -> manager.createCache(name, new MutableConfiguration<String, String>()));
            assertThat(manager.getCacheNames()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inline")
    void aSettingInRunningTextIsKnownAndItsValueCanBeRead(String text) {
        var matcher = INLINE.matcher(text);
        assertThat(matcher.matches()).isTrue();
        Properties settings = new Properties();
        settings.setProperty(OF_ALL_CACHES + matcher.group(1), matcher.group(2));

        try (CacheManager manager = manager(settings)) {
            manager.createCache("any", new MutableConfiguration<String, String>());
            assertThat(manager.getCacheNames()).containsExactly("any");
        }
    }

    private static CacheManager manager(Properties settings) {
        return Ranch.provider().getCacheManager(Ranch.freshUri(), null, settings);
    }

    private static Properties corralOnly(String text) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(text));
        settings.keySet().removeIf(name -> !name.toString().startsWith("corral."));
        return settings;
    }
}
