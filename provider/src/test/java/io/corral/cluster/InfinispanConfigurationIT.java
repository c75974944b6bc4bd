// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ClusteringConfiguration;
import org.infinispan.partitionhandling.PartitionHandling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster that is described by an Infinispan configuration, whose caches are templates. */
@Timeout(120)
class InfinispanConfigurationIT {

    private static final URI CONFIGURATION = URI.create("classpath:io/corral/cluster/cluster.xml");
    private static final List<CacheManager> MANAGERS = new ArrayList<>();

    @BeforeAll
    static void start() {
        List<Integer> ports = Nodes.freePorts(2);
        for (int port : ports) {
            Properties properties = new Properties();
            properties.setProperty(
                    "test.cluster", "file-" + ProcessHandle.current().pid());
            properties.setProperty("test.port", String.valueOf(port));
            properties.setProperty(
                    "test.hosts",
                    ports.stream().map(each -> "127.0.0.1[" + each + "]").collect(Collectors.joining(",")));
            // Managers are told apart by their loaders, for their URI is the same.
            ClassLoader loader = new ClassLoader(InfinispanConfigurationIT.class.getClassLoader()) {};
            MANAGERS.add(Caching.getCachingProvider("io.corral.CorralCachingProvider")
                    .getCacheManager(CONFIGURATION, loader, properties));
        }
    }

    @AfterAll
    static void stop() {
        MANAGERS.forEach(CacheManager::close);
    }

    private static List<Cache<String, String>> create(String name) {
        List<Cache<String, String>> caches = new ArrayList<>();
        for (CacheManager manager : MANAGERS) {
            caches.add(manager.createCache(name, new MutableConfiguration<>()));
        }
        caches.get(0).put("k", "v");
        assertThat(caches.get(1).get("k")).isEqualTo("v");
        return caches;
    }

    private static ClusteringConfiguration clustering(Cache<?, ?> cache) {
        return Nodes.memory(cache).getCacheConfiguration().clustering();
    }

    @Test
    void a_cache_begins_with_the_template_of_its_name() {
        Cache<String, String> cache = create("three-owners").get(0);

        assertThat(clustering(cache).cacheMode()).isEqualTo(CacheMode.DIST_SYNC);
        assertThat(clustering(cache).hash().numOwners()).isEqualTo(3);
    }

    @Test
    void or_with_that_of_the_wildcard_which_matches() {
        assertThat(clustering(create("everywhere-prices").get(0)).cacheMode()).isEqualTo(CacheMode.REPL_SYNC);
        Cache<String, String> small = create("small-prices").get(0);
        for (int i = 0; i < 100; i++) {
            small.put("key" + i, "v");
        }
        assertThat(small).as("max-count on each of two nodes").hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void a_cache_without_a_template_is_clustered_all_the_same() {
        Cache<String, String> cache = create("unnamed").get(0);

        assertThat(clustering(cache).cacheMode()).isEqualTo(CacheMode.DIST_SYNC);
        assertThat(clustering(cache).hash().numOwners()).isEqualTo(2);
        assertThat(clustering(cache).partitionHandling().whenSplit()).isEqualTo(PartitionHandling.ALLOW_READ_WRITES);
    }

    @Test
    void what_is_to_happen_in_a_partition_may_be_said() {
        assertThat(clustering(create("strict").get(0)).partitionHandling().whenSplit())
                .isEqualTo(PartitionHandling.DENY_READ_WRITES);
    }

    @ParameterizedTest
    @CsvSource({
        "local, local cache",
        "invalidating, INVALIDATION",
        "expiring, ExpiryPolicy",
        "transactional, transactions",
        "encoded, encoding",
        "stored, persistent store"
    })
    void a_template_that_asks_for_what_corral_does_not_do_is_refused(String name, String reason) {
        assertThatThrownBy(() -> MANAGERS.get(0).createCache(name, new MutableConfiguration<>()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining(reason)
                .hasMessageContaining("cluster.xml");
        assertThat(MANAGERS.get(0).getCacheNames()).doesNotContain(name);
    }
}
