// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corral.NotCopyableException;
import io.corral.cluster.Nodes.Mode;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What one node does, the others see at once, and nothing that is not meant to be seen. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class VisibilityIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int KEYS = 30;

    private static Nodes nodes;

    private final String name = "seen" + NAMES.incrementAndGet();

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        nodes = Nodes.start(3, mode);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    /** A plain serializable class. */
    static final class Person implements Serializable {
        private static final long serialVersionUID = 1L;

        final String name;
        final Address address;

        Person(String name, Address address) {
            this.name = name;
            this.address = address;
        }
    }

    /** What a person refers to. */
    static final class Address implements Serializable {
        private static final long serialVersionUID = 1L;

        final String street;

        Address(String street) {
            this.street = street;
        }
    }

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    record Place(Colour colour, int number) implements Serializable {}

    @Test
    void strings_put_on_one_node_are_read_on_the_others_at_once() {
        List<Cache<String, String>> caches = nodes.create(name, types(String.class, String.class));
        for (int i = 0; i < KEYS; i++) {
            caches.get(i % 3).put("k" + i, "v" + i);
            for (Cache<String, String> cache : caches) {
                assertThat(cache.get("k" + i)).isEqualTo("v" + i);
                assertThat(cache.containsKey("k" + i)).isTrue();
            }
            caches.get((i + 1) % 3).put("k" + i, "w" + i);
            for (Cache<String, String> cache : caches) {
                assertThat(cache.get("k" + i)).isEqualTo("w" + i);
            }
        }
        assertThat(caches).allSatisfy(cache -> assertThat(cache).hasSize(KEYS));
    }

    @Test
    void serializable_objects_of_the_declared_types_travel_without_further_settings() {
        List<Cache<Long, Person>> caches = nodes.create(name, types(Long.class, Person.class));
        for (long i = 0; i < KEYS; i++) {
            caches.get((int) i % 3).put(i, new Person("n" + i, new Address("s" + i)));
            for (Cache<Long, Person> cache : caches) {
                assertThat(cache.get(i).name).isEqualTo("n" + i);
                assertThat(cache.get(i).address.street).isEqualTo("s" + i);
            }
        }
    }

    @Test
    void enums_are_the_same_keys_on_every_node() {
        List<Cache<Colour, String>> caches = nodes.create(name, types(Colour.class, String.class));
        for (Colour colour : Colour.values()) {
            caches.get(colour.ordinal()).put(colour, colour.name());
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(colour)).isEqualTo(colour.name()));
        }
        assertThat(caches.get(1).getAll(Set.of(Colour.values()))).hasSize(3);
        caches.get(0).remove(Colour.BLUE);
        assertThat(caches)
                .allSatisfy(cache -> assertThat(cache)
                        .extracting(Cache.Entry::getKey)
                        .containsExactlyInAnyOrder(Colour.RED, Colour.GREEN));
    }

    @Test
    void records_are_the_same_keys_on_every_node() {
        List<Cache<Place, Integer>> caches = nodes.create(name, types(Place.class, Integer.class));
        for (int i = 0; i < KEYS; i++) {
            int number = i;
            caches.get(i % 3).put(new Place(Colour.GREEN, number), number);
            assertThat(caches)
                    .allSatisfy(cache -> assertThat(cache.get(new Place(Colour.GREEN, number)))
                            .isEqualTo(number));
        }
        assertThat(caches).allSatisfy(cache -> assertThat(cache).hasSize(KEYS));
    }

    @Test
    void bulk_writes_on_one_node_are_seen_on_the_others() {
        List<Cache<String, String>> caches = nodes.create(name, types(String.class, String.class));
        Map<String, String> all = Map.of("a", "1", "b", "2", "c", "3");
        caches.get(0).putAll(all);
        assertThat(caches)
                .allSatisfy(cache -> assertThat(cache.getAll(all.keySet())).isEqualTo(all));
        caches.get(1).removeAll(Set.of("a", "b"));
        assertThat(caches)
                .allSatisfy(cache -> assertThat(cache.getAll(all.keySet())).containsOnlyKeys("c"));
        caches.get(2).removeAll();
        assertThat(caches).allSatisfy(cache -> assertThat(cache).isEmpty());
    }

    @Test
    void a_clear_on_one_node_empties_all_of_them() {
        List<Cache<String, String>> caches = nodes.create(name, types(String.class, String.class));
        for (int i = 0; i < KEYS; i++) {
            caches.get(i % 3).put("k" + i, "v");
        }
        caches.get(1).clear();
        assertThat(caches).allSatisfy(cache -> {
            assertThat(cache).isEmpty();
            assertThat(cache.get("k0")).isNull();
        });
        // Memory is freed in the background.
        await().atMost(Nodes.PATIENCE)
                .until(() -> caches.stream()
                        .allMatch(
                                cache -> Nodes.memory(cache).getDataContainer().size() == 0));
        caches.get(2).put("k0", "new");
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k0")).isEqualTo("new"));
    }

    @Test
    void a_load_on_its_way_shows_nowhere_until_it_has_landed() {
        HeldLoader loader = new HeldLoader();
        List<Cache<String, String>> caches = nodes.create(name, loader.configuration());
        HeldLoader.Hold hold = loader.hold("k", "v");
        try (Callers callers = new Callers()) {
            Future<String> loading = callers.call(() -> caches.get(0).get("k"));
            hold.awaitEntered();
            assertThat(Nodes.copies(caches, "k")).as("its lease is there").isPositive();
            assertThat(caches).allSatisfy(cache -> {
                assertThat(cache.containsKey("k")).isFalse();
                assertThat(cache).isEmpty();
            });
            assertThat(caches.get(1).replace("k", "x")).isFalse();
            assertThat(caches.get(2).remove("k", "v")).isFalse();
            hold.release();
            assertThat(Callers.result(loading)).isEqualTo("v");
        }
        assertThat(caches).allSatisfy(cache -> assertThat(cache).hasSize(1));
        assertThat(loader.loads("k")).isOne();
    }

    @Test
    void a_class_that_is_not_allowed_is_refused_where_it_is_put_and_nothing_is_stored() {
        List<Cache<String, Object>> caches = nodes.create(name, types(String.class, Object.class));
        assertThatThrownBy(() -> caches.get(0).put("k", new Address("s")))
                .isInstanceOf(NotCopyableException.class)
                .hasMessageContaining("corral.cache." + name + ".allow=" + Address.class.getName());
        assertThat(caches).noneMatch(cache -> cache.containsKey("k"));
        assertThat(Nodes.copies(caches, "k")).isZero();
        caches.get(1).put("k", List.of("a", "b"));
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k")).isEqualTo(List.of("a", "b")));
    }

    @Test
    void a_node_that_configures_the_cache_otherwise_is_told_how_the_others_have_it() {
        nodes.manager(0).createCache(name, types(String.class, String.class));
        assertThatThrownBy(() -> nodes.manager(1).createCache(name, types(String.class, Integer.class)))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("another configuration")
                .hasMessageContaining(String.class.getName())
                .hasMessageContaining(Integer.class.getName());
        nodes.manager(1).getCache(name, String.class, String.class).put("k", "v");
        assertThat(nodes.manager(0).<String, String>getCache(name).get("k")).isEqualTo("v");
    }

    @Test
    void a_cache_destroyed_on_one_node_is_closed_on_the_others_and_can_be_made_anew_otherwise() {
        List<Cache<String, String>> caches = nodes.create(name, types(String.class, String.class));
        caches.get(0).put("k", "v");
        nodes.manager(1).destroyCache(name);
        assertThat(caches.get(1).isClosed()).isTrue();
        await().atMost(Nodes.PATIENCE).until(() -> caches.stream().allMatch(Cache::isClosed));
        assertThatThrownBy(() -> caches.get(0).get("k")).isInstanceOf(IllegalStateException.class);
        List<Cache<String, Integer>> anew = nodes.create(name, types(String.class, Integer.class));
        assertThat(anew.get(0).get("k")).isNull();
        anew.get(0).put("k", 1);
        assertThat(anew).allSatisfy(cache -> assertThat(cache.get("k")).isOne());
    }

    private static <K, V> MutableConfiguration<K, V> types(Class<K> keys, Class<V> values) {
        return new MutableConfiguration<K, V>().setTypes(keys, values);
    }
}
