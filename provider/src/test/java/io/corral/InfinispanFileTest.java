// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manager's URI that names an Infinispan configuration, or fails to. */
class InfinispanFileTest {

    private static CacheManager manager(String uri, String... properties) {
        Properties settings = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            settings.setProperty(properties[i], properties[i + 1]);
        }
        return new CorralCachingProvider()
                .getCacheManager(URI.create(uri), InfinispanFileTest.class.getClassLoader(), settings);
    }

    @Test
    void a_local_configuration_bounds_the_caches_that_its_wildcard_matches() {
        try (CacheManager manager = manager("io/corral/local.yaml", "test.max", "5")) {
            Cache<Integer, Integer> small = manager.createCache("small-one", new MutableConfiguration<>());
            Cache<Integer, Integer> other = manager.createCache("other", new MutableConfiguration<>());
            for (int i = 0; i < 100; i++) {
                small.put(i, i);
                other.put(i, i);
            }
            assertThat(small).hasSizeLessThanOrEqualTo(5);
            assertThat(other).hasSize(100);
        }
    }

    @Test
    void a_clustered_template_without_a_transport_is_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("clustered.json");
        Files.writeString(file, """
                {"infinispan": {"cache-container": {"caches": {"c": {"distributed-cache": {"mode": "SYNC"}}}}}}""");

        assertThatThrownBy(() -> manager(file.toUri().toString()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("clustered.json")
                .hasMessageContaining("transport");
    }

    @Test
    void a_configuration_may_be_a_file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my.xml");
        Files.writeString(file, """
                <infinispan><cache-container><local-cache-configuration name="*">
                <memory max-count="3"/></local-cache-configuration></cache-container></infinispan>""");
        try (CacheManager manager = manager(file.toUri().toString())) {
            Cache<Integer, Integer> small = manager.createCache("any", new MutableConfiguration<>());
            for (int i = 0; i < 100; i++) {
                small.put(i, i);
            }
            assertThat(small).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void one_that_is_missing_wrong_or_out_of_reach_is_an_error_that_names_it(@TempDir Path folder) throws IOException {
        Path wrong = folder.resolve("wrong.xml");
        Files.writeString(wrong, "<infinispan><no-such-element/></infinispan>");

        assertThatThrownBy(() -> manager("no-such.xml"))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("no-such.xml");
        assertThatThrownBy(() -> manager(folder.resolve("no-such.json").toUri().toString()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("no-such.json");
        assertThatThrownBy(() -> manager(wrong.toUri().toString()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("wrong.xml");
        assertThatThrownBy(() -> manager("ftp://example/some.xml"))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("ftp");
    }

    @Test
    void the_cluster_is_said_there_or_in_the_settings_and_not_in_both() {
        assertThatThrownBy(() -> manager("io/corral/local.yaml", "corral.cluster", "mine"))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("corral.cluster")
                .hasMessageContaining("local.yaml");
    }

    @Test
    void any_other_uri_is_a_name_and_no_more() {
        try (CacheManager manager = manager("my:manager")) {
            assertThat(manager.createCache("c", new MutableConfiguration<>()).getName())
                    .isEqualTo("c");
        }
    }
}
