// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corral.CorralConfiguration;
import io.corral.cluster.Nodes.Mode;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cache that one node has created, on nodes that have not. */
@Timeout(120)
class SharedCacheIT {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static Nodes nodes;

    private final String name = "shared" + NAMES.incrementAndGet();

    @BeforeAll
    static void start() {
        Properties extra = new Properties();
        String here = SharedCacheIT.class.getName();
        extra.setProperty("corral.cache.allowing.allow", here + "$Loader," + here + "$Hearing," + here + "$Price");
        nodes = Nodes.start(3, Mode.DISTRIBUTED, extra);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    record Price(long cents) implements Serializable {}

    /** Loads the length of the key. */
    public static final class Loader implements CacheLoader<String, Price> {

        /** Called by the factory. */
        public Loader() {}

        @Override
        public Price load(String key) {
            return new Price(key.length());
        }

        @Override
        public Map<String, Price> loadAll(Iterable<? extends String> keys) {
            Map<String, Price> all = new LinkedHashMap<>();
            keys.forEach(key -> all.put(key, load(key)));
            return all;
        }
    }

    /** Counts what it hears, over all nodes of this JVM. */
    public static final class Hearing implements CacheEntryCreatedListener<String, Price> {

        static final AtomicInteger HEARD = new AtomicInteger();

        /** Called by the factory. */
        public Hearing() {}

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Price>> events) {
            events.forEach(event -> HEARD.incrementAndGet());
        }
    }

    private static <K, V> Cache<K, V> got(int node, String name) {
        return Objects.requireNonNull(nodes.manager(node).getCache(name));
    }

    @Test
    void every_node_gets_it_and_names_it() {
        Cache<String, String> made = nodes.manager(0)
                .createCache(name, new MutableConfiguration<String, String>().setTypes(String.class, String.class));

        Cache<String, String> got = Objects.requireNonNull(nodes.manager(1).getCache(name, String.class, String.class));
        got.put("k", "v");

        assertThat(made.get("k")).isEqualTo("v");
        assertThat(nodes.manager(2).getCacheNames()).contains(name);
        assertThat(Objects.requireNonNull(nodes.manager(2).<String, String>getCache(name))
                        .get("k"))
                .isEqualTo("v");
        assertThat(nodes.manager(1).<String, String>getCache(name)).isSameAs(got);
        assertThatThrownBy(() -> nodes.manager(2).getCache(name, String.class, Long.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining(name);
    }

    @Test
    void it_has_the_loader_the_expiry_and_the_listeners_that_it_was_created_with() {
        CorralConfiguration<String, Price> configuration = new CorralConfiguration<>();
        configuration
                .setTypes(String.class, Price.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(FactoryBuilder.factoryOf(Loader.class))
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR))
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        FactoryBuilder.factoryOf(Hearing.class), null, false, true));
        nodes.manager(0).createCache("allowing", configuration);
        Cache<String, Price> got = got(1, "allowing");

        assertThat(got.get("four")).isEqualTo(new Price(4));
        CorralConfiguration<?, ?> known = (CorralConfiguration<?, ?>) got.getConfiguration(configurationType());
        assertThat(known.getExpiryPolicyFactory().create().getExpiryForCreation())
                .isEqualTo(javax.cache.expiry.Duration.ONE_HOUR);
        assertThat(known.isReadThrough()).isTrue();
        assertThat(Hearing.HEARD).as("once on each node that has it open").hasValue(2);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
    private static <K, V> Class<CorralConfiguration<K, V>> configurationType() {
        return (Class) CorralConfiguration.class;
    }

    @Test
    void a_policy_set_in_code_comes_along() {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<>();
        configuration.setTypes(String.class, String.class);
        configuration.setStampedePolicy(io.corral.StampedePolicy.builder()
                .loadWait(Duration.ofSeconds(7))
                .build());
        nodes.manager(0).createCache(name, configuration.setMaxCount(50));

        CorralConfiguration<?, ?> known =
                (CorralConfiguration<?, ?>) got(1, name).getConfiguration(configurationType());
        assertThat(known.getMaxCount()).hasValue(50);
        assertThat(known.getStampedePolicy().orElseThrow().loadWait()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void classes_that_are_not_allowed_are_not_made_from_what_another_node_sent() {
        nodes.manager(0)
                .createCache(
                        name,
                        new MutableConfiguration<String, Price>()
                                .setReadThrough(true)
                                .setCacheLoaderFactory(FactoryBuilder.factoryOf(Loader.class)));

        assertThatThrownBy(() -> nodes.manager(1).getCache(name))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("corral.cache." + name + ".allow")
                .hasMessageContaining("createCache");
    }

    @Test
    void a_factory_that_cannot_be_sent_leaves_a_cache_that_each_node_creates() {
        HeldLoader loader = new HeldLoader();
        nodes.manager(0).createCache(name, loader.configuration());

        assertThatThrownBy(() -> nodes.manager(1).getCache(name))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("not Serializable");
        assertThat(nodes.manager(1).createCache(name, loader.configuration()).get("k"))
                .isEqualTo(HeldLoader.value("k"));
    }

    @Test
    void what_is_closed_here_is_not_opened_again_unasked() {
        MutableConfiguration<String, String> configuration =
                new MutableConfiguration<String, String>().setTypes(String.class, String.class);
        nodes.manager(0).createCache(name, configuration).put("k", "v");
        got(1, name).close();

        assertThat(nodes.manager(1).<String, String>getCache(name)).isNull();
        assertThat(nodes.manager(1).getCacheNames()).doesNotContain(name);
        assertThat(nodes.manager(1).createCache(name, configuration).get("k")).isEqualTo("v");
    }

    @Test
    void a_node_may_destroy_what_it_has_not_opened() {
        Cache<String, String> made = nodes.manager(0).createCache(name, new MutableConfiguration<>());
        nodes.manager(2).destroyCache(name);

        await().atMost(Nodes.PATIENCE).until(made::isClosed);
        assertThat(nodes.manager(1).<String, String>getCache(name)).isNull();
        assertThat(nodes.manager(1).getCacheNames()).doesNotContain(name);
    }
}
