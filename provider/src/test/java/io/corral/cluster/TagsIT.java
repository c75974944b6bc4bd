// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tags and marks, as three nodes see them. Loaded values have the tag "loaded". */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class TagsIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Set<String> TAG = Tagged.Number.TAGS;
    private static final int ROUNDS = 60;

    private static Nodes nodes;

    private final HeldLoader loader = new HeldLoader();
    /** Enough for each node to own some, and in distributed mode not to own others. */
    private final List<String> keys =
            IntStream.range(0, 12).mapToObj(i -> "k" + i).toList();

    private final String name = "tags" + NAMES.incrementAndGet();

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

    private List<CorralCache<String, String>> create() {
        return nodes
                .create(name, loader.configuration().setCacheLoaderFactory(() -> new Tagged.Loader(loader)))
                .stream()
                .map(TagsIT::corral)
                .toList();
    }

    private List<CorralCache<String, String>> createPlain() {
        return nodes
                .create(name, new MutableConfiguration<String, String>().setTypes(String.class, String.class))
                .stream()
                .map(TagsIT::corral)
                .toList();
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static CorralCache<String, String> corral(Cache<String, String> cache) {
        return cache.unwrap(CorralCache.class);
    }

    @Test
    void what_one_node_invalidates_is_gone_on_all_when_it_returns() {
        List<CorralCache<String, String>> caches = createPlain();
        for (int round = 0; round < ROUNDS; round++) {
            CorralCache<String, String> putting = caches.get(round % 3);
            keys.forEach(key -> putting.putTagged(key, "v", TAG));
            assertThat(caches)
                    .allSatisfy(
                            cache -> assertThat(cache.getAll(Set.copyOf(keys))).hasSize(keys.size()));

            caches.get((round + 1) % 3).invalidateTag("t");

            assertThat(caches).allSatisfy(cache -> {
                assertThat(keys).allSatisfy(key -> assertThat(cache.get(key)).isNull());
                assertThat(cache.iterator().hasNext()).isFalse();
            });
        }
    }

    @Test
    void conditional_writes_on_every_node_find_nothing_where_a_tag_was_invalidated() {
        List<CorralCache<String, String>> caches = createPlain();
        for (int node = 0; node < 3; node++) {
            CorralCache<String, String> cache = caches.get(node);
            keys.forEach(key -> caches.get(0).putTagged(key, "v", TAG));
            Map<String, Long> versions = new HashMap<>();
            keys.forEach(key -> versions.put(
                    key, Objects.requireNonNull(cache.getVersioned(key)).version()));
            caches.get(1).invalidateTag("t");

            assertThat(keys).allSatisfy(key -> {
                assertThat(cache.replace(key, "w")).isFalse();
                assertThat(cache.replaceVersioned(key, versions.get(key), "w")).isFalse();
                assertThat(cache.remove(key, "v")).isFalse();
                assertThat(cache.getAndPut(key, "w")).isNull();
                assertThat(cache.putIfAbsent(key, "x")).isFalse();
                assertThat(cache.get(key)).isEqualTo("w");
            });
        }
    }

    @Test
    void older_values_of_other_tags_take_conditional_writes_as_before() {
        List<CorralCache<String, String>> caches = createPlain();
        keys.forEach(key -> caches.get(0).putTagged(key, "v", Set.of("other")));
        caches.get(1).invalidateTag("t");

        assertThat(keys).allSatisfy(key -> {
            assertThat(caches.get(2).replace(key, "v", "w")).isTrue();
            assertThat(caches.get(0).get(key)).isEqualTo("w");
            assertThat(caches.get(1).getAndRemove(key)).isEqualTo("w");
        });
    }

    @Test
    void a_load_on_another_node_that_began_before_is_fenced() {
        List<CorralCache<String, String>> caches = create();
        for (String key : keys) {
            HeldLoader.Hold hold = loader.hold(key, "late");
            try (Callers callers = new Callers()) {
                Future<String> first = callers.call(() -> caches.get(0).get(key));
                hold.awaitEntered();
                caches.get(1).invalidateTag("loaded");
                Future<String> joined = callers.call(() -> caches.get(0).get(key));
                Future<String> waiting = callers.call(() -> caches.get(2).get(key));
                callers.awaitWaiting(2);
                hold.release();

                assertThat(Callers.result(first)).as("who loaded").isEqualTo("late");
                assertThat(Callers.result(joined)).isEqualTo(HeldLoader.value(key));
                assertThat(Callers.result(waiting)).isEqualTo(HeldLoader.value(key));
            }
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo(HeldLoader.value(key)));
        }
    }

    @Test
    void what_one_node_marks_stale_is_served_by_all_and_reloaded_once() {
        List<CorralCache<String, String>> caches = create();
        keys.forEach(key -> caches.get(0).put(key, "put"));
        for (String key : keys) {
            caches.get(2).putTagged(key, "tagged", TAG);
        }
        caches.get(1).markTagStale("t");
        assertStaleAndReloadedOnce(caches, "tagged", 1);

        keys.forEach(key -> caches.get(0).put(key, "put"));
        caches.get(2).markAllStale();
        assertStaleAndReloadedOnce(caches, "put", 2);
    }

    private void assertStaleAndReloadedOnce(List<CorralCache<String, String>> caches, String old, int loads) {
        for (String key : keys) {
            assertThat(caches)
                    .allSatisfy(cache -> assertThat(
                                    Objects.requireNonNull(cache.peek(key)).staleAt())
                            .isNotNull());
            HeldLoader.Hold hold = loader.hold(key, HeldLoader.value(key));
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo(old));
            hold.awaitEntered();
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo(old));
            hold.release();
            assertThat(caches)
                    .allSatisfy(cache -> await().atMost(Nodes.PATIENCE)
                            .untilAsserted(() -> assertThat(cache.get(key)).isEqualTo(HeldLoader.value(key))));
            assertThat(caches)
                    .allSatisfy(cache -> assertThat(
                                    Objects.requireNonNull(cache.peek(key)).staleAt())
                            .isNull());
            assertThat(loader.loads(key)).isEqualTo(loads);
        }
    }

    @Test
    void a_node_that_joins_knows_what_was_invalidated() {
        List<CorralCache<String, String>> caches = createPlain();
        keys.forEach(key -> caches.get(0).putTagged(key, "v", TAG));
        keys.forEach(key -> caches.get(0).putTagged("other" + key, "v", Set.of("other")));
        caches.get(1).invalidateTag("t");
        int joined = nodes.add();
        CorralCache<String, String> cache = corral(nodes.manager(joined)
                .createCache(name, new MutableConfiguration<String, String>().setTypes(String.class, String.class)));

        assertThat(keys).noneMatch(cache::containsKey);
        assertThat(keys).allSatisfy(key -> assertThat(cache.get("other" + key)).isEqualTo("v"));
        cache.invalidateTag("other");
        assertThat(caches.get(0).iterator().hasNext()).isFalse();
        nodes.leave(joined);
        nodes.awaitMembers(0, 3);
    }

    @Test
    void the_end_of_an_invalidated_value_is_heard_once_on_every_node_as_an_expiry() {
        List<CorralCache<String, String>> caches = createPlain();
        List<Heard> heard = new ArrayList<>();
        caches.forEach(cache -> {
            Heard mine = new Heard();
            heard.add(mine);
            cache.registerCacheEntryListener(mine.configuration(true));
        });
        keys.forEach(key -> caches.get(0).putTagged(key, "v", TAG));
        caches.get(1).invalidateTag("t");
        heard.forEach(Heard::forget);

        caches.forEach(cache -> assertThat(cache.get(keys.get(0))).isNull());
        caches.get(2).put(keys.get(1), "w");
        caches.get(2).put(keys.get(1), "x");

        assertThat(heard)
                .allSatisfy(each -> assertThat(each.events())
                        .containsExactly(
                                "EXPIRED k0 v -> v", "EXPIRED k1 v -> v", "CREATED k1 null -> w", "UPDATED k1 w -> x"));
    }

    @Test
    void while_all_nodes_put_and_load_nothing_older_is_seen_after_an_invalidation_has_returned() {
        List<CorralCache<String, String>> caches = create();
        AtomicInteger source = new AtomicInteger();
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Callers callers = new Callers()) {
            callers.together(6, number -> () -> {
                CorralCache<String, String> cache = caches.get(number % 3);
                for (int round = 0; round < ROUNDS; round++) {
                    String key = keys.get(round % keys.size());
                    if (number < 2) {
                        int now = source.incrementAndGet();
                        cache.invalidateTag("t");
                        String read = caches.get(2).get(key, new Tagged.Number(source));
                        if (Integer.parseInt(Objects.requireNonNull(read)) < now) {
                            seen.add(read + " after " + now);
                        }
                    } else {
                        cache.get(key, new Tagged.Number(source));
                    }
                }
                return null;
            });
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void a_cache_that_is_made_again_has_forgotten_its_marks() {
        List<CorralCache<String, String>> caches = createPlain();
        caches.get(0).invalidateTag("t");
        nodes.manager(0).destroyCache(name);
        await().atMost(Nodes.PATIENCE).until(() -> caches.stream().allMatch(Cache::isClosed));

        assertThat(nodes.infinispan(1).<String, Object>getCache("corral.marks").keySet())
                .noneMatch(key -> key.contains(name));
    }
}
