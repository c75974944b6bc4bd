// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A synchronous and an asynchronous listener on each of three nodes. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class ListenersIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int KEYS = 9;

    private static Nodes nodes;

    private final HeldLoader loader = new HeldLoader();
    private final List<Heard> synchronous = new ArrayList<>();
    private final List<Heard> asynchronous = new ArrayList<>();
    private List<Cache<String, String>> caches;

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

    @BeforeEach
    void listen() {
        listenTo(loader.configuration());
    }

    private void listenTo(MutableConfiguration<String, String> configuration) {
        synchronous.clear();
        asynchronous.clear();
        caches = nodes.create("heard" + NAMES.incrementAndGet(), configuration);
        for (Cache<String, String> cache : caches) {
            Heard now = new Heard();
            Heard later = new Heard();
            synchronous.add(now);
            asynchronous.add(later);
            cache.registerCacheEntryListener(now.configuration(true));
            cache.registerCacheEntryListener(later.configuration(false));
        }
    }

    @Test
    void every_write_is_heard_once_on_each_node_with_its_exact_old_value() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            String key = "k" + i;
            Cache<String, String> cache = caches.get(i % caches.size());
            cache.put(key, "one");
            expected.add("CREATED " + key + " null -> one");
            cache.put(key, "one");
            expected.add("UPDATED " + key + " one -> one");
            cache.replace(key, "two");
            expected.add("UPDATED " + key + " one -> two");
            cache.invoke(key, (entry, arguments) -> {
                entry.setValue("three");
                return null;
            });
            expected.add("UPDATED " + key + " two -> three");
            cache.remove(key);
            expected.add("REMOVED " + key + " three -> three");
        }
        assertHeard(expected);
    }

    @Test
    void bulk_writes_are_heard_once_for_each_key() {
        caches.get(0).putAll(Map.of("a", "1", "b", "2", "c", "3"));
        caches.get(1).removeAll(Set.of("a", "b"));
        caches.get(2).removeAll();
        assertHeardInAnyOrder(List.of(
                "CREATED a null -> 1",
                "CREATED b null -> 2",
                "CREATED c null -> 3",
                "REMOVED a 1 -> 1",
                "REMOVED b 2 -> 2",
                "REMOVED c 3 -> 3"));
    }

    @Test
    void what_changes_nothing_is_not_heard() {
        caches.get(0).put("there", "v");
        forget();
        Cache<String, String> cache = caches.get(1);
        cache.remove("absent");
        cache.replace("absent", "v");
        cache.replace("there", "other", "new");
        cache.remove("there", "other");
        cache.putIfAbsent("there", "new");
        cache.get("there");
        cache.put("last", "v");
        assertHeard(List.of("CREATED last null -> v"));
    }

    @Test
    void a_load_is_heard_as_one_creation_and_its_lease_is_not_heard() {
        assertThat(caches.get(0).get("k")).isEqualTo("loaded-k");
        assertThat(caches.get(1).get("k")).isEqualTo("loaded-k");
        HeldLoader.Hold failing = loader.hold("failing", () -> {
            throw new IllegalStateException("no");
        });
        failing.release();
        try (Callers callers = new Callers()) {
            Callers.failure(callers.call(() -> caches.get(2).get("failing")));
        }
        loader.hold("empty", () -> null).release();
        assertThat(caches.get(2).get("empty")).isNull();
        assertHeard(List.of("CREATED k null -> loaded-k"));
    }

    @Test
    void a_write_that_fences_a_load_is_heard_as_if_there_were_no_load() {
        HeldLoader.Hold hold = loader.hold("k", "late");
        try (Callers callers = new Callers()) {
            Future<String> loading = callers.call(() -> caches.get(0).get("k"));
            hold.awaitEntered();
            caches.get(1).put("k", "written");
            hold.release();
            assertThat(Callers.result(loading)).isEqualTo("late");
        }
        assertHeard(List.of("CREATED k null -> written"));
    }

    @Test
    void a_clear_is_not_heard_and_what_comes_after_it_is_a_creation() {
        for (int i = 0; i < KEYS; i++) {
            caches.get(0).put("k" + i, "v");
        }
        forget();
        caches.get(1).clear();
        caches.get(2).put("k0", "new");
        assertHeard(List.of("CREATED k0 null -> new"));
    }

    @Test
    void a_write_returns_only_after_the_synchronous_listeners_of_all_nodes() throws Exception {
        for (int node = 0; node < caches.size(); node++) {
            Heard slow = synchronous.get(node);
            slow.hang();
            try (Callers callers = new Callers()) {
                Cache<String, String> writer = caches.get((node + 1) % caches.size());
                String key = "k" + node;
                Future<String> writing = callers.call(() -> {
                    writer.put(key, "v");
                    return "done";
                });
                slow.awaitHanging();
                assertThat(writing).as("while one listener hangs").isNotDone();
                slow.goOn();
                assertThat(Callers.result(writing)).isEqualTo("done");
                assertThat(synchronous)
                        .allSatisfy(heard -> assertThat(heard.events()).hasSize(1));
            }
            forget();
        }
    }

    @Test
    void an_entry_that_has_expired_is_heard_of_once_on_each_node() {
        listenTo(new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 300))));
        caches.get(0).put("k", "v");
        Awaitility.await().atMost(Nodes.PATIENCE).until(() -> caches.get(1).get("k") == null);
        assertHeard(List.of("CREATED k null -> v", "EXPIRED k v -> v"));
    }

    private void assertHeard(List<String> expected) {
        assertThat(synchronous).allSatisfy(heard -> assertThat(heard.events()).containsExactlyElementsOf(expected));
        assertHeardInAnyOrder(expected);
    }

    /** Synchronous listeners have heard all of it by now, asynchronous ones will. */
    private void assertHeardInAnyOrder(List<String> expected) {
        assertThat(synchronous)
                .allSatisfy(heard -> assertThat(heard.events()).containsExactlyInAnyOrderElementsOf(expected));
        Awaitility.await()
                .atMost(Nodes.PATIENCE)
                .untilAsserted(() -> assertThat(asynchronous)
                        .allSatisfy(heard -> assertThat(heard.events()).containsExactlyInAnyOrderElementsOf(expected)));
    }

    private void forget() {
        Awaitility.await()
                .atMost(Nodes.PATIENCE)
                .until(() -> asynchronous.stream()
                        .allMatch(heard -> heard.events().size()
                                == synchronous.get(0).events().size()));
        synchronous.forEach(Heard::forget);
        asynchronous.forEach(Heard::forget);
    }
}
