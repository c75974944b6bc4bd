// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.protocols.TCP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster that talks by a JGroups file of a user's own. */
@Timeout(60)
class StackIT {

    private static final int THREADS = 50;

    @Test
    void nodes_talk_by_the_file_that_is_named() {
        try (CacheManager one = manager("one", "io/corral/cluster/stack.xml");
                CacheManager two = manager("two", "io/corral/cluster/stack.xml")) {
            Cache<String, String> here = one.createCache("of-a-file", new MutableConfiguration<>());
            Cache<String, String> there = two.createCache("of-a-file", new MutableConfiguration<>());
            here.put("key", "value");

            assertThat(there.get("key")).isEqualTo("value");
            assertThat(two.unwrap(EmbeddedCacheManager.class).getMembers()).hasSize(2);
            assertThat(transport(one).getThreadPool().getMaxThreads()).isEqualTo(THREADS);
        }
    }

    @Test
    void a_file_that_is_not_there_is_named_in_the_error() {
        try (CacheManager manager = manager("none", "no-such.xml")) {
            assertThatThrownBy(() -> manager.createCache("any", new MutableConfiguration<>()))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("corral.cluster.stack=no-such.xml")
                    .hasMessageContaining("no such file");
        }
    }

    private static CacheManager manager(String name, String stack) {
        Properties settings = new Properties();
        settings.setProperty(
                "corral.cluster", "stack-" + ProcessHandle.current().pid());
        settings.setProperty("corral.cluster.stack", stack);
        return Caching.getCachingProvider("io.corral.CorralCachingProvider")
                .getCacheManager(URI.create("stack:" + name), StackIT.class.getClassLoader(), settings);
    }

    private static TCP transport(CacheManager manager) {
        JGroupsTransport transport = (JGroupsTransport) Nodes.transport(manager);
        return (TCP) transport.getChannel().getProtocolStack().getTransport();
    }
}
