// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.EntryView;
import io.corral.Versioned;
import io.corral.cluster.Nodes.Mode;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.configuration.CompleteConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions compared by several threads of several nodes: of all who saw one, one wins. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class VersionedIT {

    private static final int CALLERS = 9;
    private static final int INCREMENTS = 200;
    private static final List<String> KEYS = List.of("a", "b", "c");

    private static Nodes nodes;
    private static CountingLoader<String, Integer> loader;
    private static List<CorralCache<String, Integer>> caches;
    private static List<CorralCache<String, Integer>> loading;

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        nodes = Nodes.start(3, mode);
        caches = create("counters", Configured.<String, Integer>plain().setTypes(String.class, Integer.class));
        loader = new CountingLoader<>(key -> 1_000);
        loading = create("loading", Configured.readThrough(loader).setTypes(String.class, Integer.class));
    }

    @SuppressWarnings("unchecked") // the cache's own types
    private static List<CorralCache<String, Integer>> create(
            String name, CompleteConfiguration<String, Integer> configuration) {
        List<CorralCache<String, Integer>> created = new ArrayList<>();
        nodes.create(name, configuration).forEach(cache -> created.add(cache.unwrap(CorralCache.class)));
        return created;
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    @Test
    void no_increment_is_lost_or_made_twice() {
        KEYS.forEach(key -> caches.get(0).put(key, 0));
        try (Callers callers = new Callers()) {
            callers.together(CALLERS, i -> () -> increments(caches.get(i % caches.size()), i));
        }
        assertSum(caches, CALLERS * INCREMENTS);
    }

    @Test
    void no_increment_of_a_loaded_value_is_lost_or_made_twice() {
        try (Callers callers = new Callers()) {
            callers.together(CALLERS, i -> () -> increments(loading.get(i % loading.size()), i));
        }
        assertSum(loading, KEYS.size() * 1_000 + CALLERS * INCREMENTS);
        assertThat(loader.asked()).containsExactlyInAnyOrderElementsOf(KEYS);
    }

    @Test
    void of_many_who_saw_one_version_one_replaces_or_removes() {
        for (int round = 0; round < 30; round++) {
            String key = "once-" + round;
            long version = caches.get(round % caches.size()).putVersioned(key, -1);
            try (Callers callers = new Callers()) {
                List<Boolean> won = callers.together(CALLERS, i -> () -> {
                    CorralCache<String, Integer> cache = caches.get(i % caches.size());
                    return i % 2 == 0 ? cache.replaceVersioned(key, version, i) : cache.removeVersioned(key, version);
                });
                assertThat(won).filteredOn(mine -> mine).hasSize(1);
            }
        }
    }

    @Test
    void every_node_sees_the_same_version_and_the_same_times() {
        for (String key : List.of("seen-a", "seen-b", "seen-c", "seen-d")) {
            long version = caches.get(0).putVersioned(key, 1);

            assertThat(caches)
                    .allSatisfy(cache -> assertThat(cache.getVersioned(key)).isEqualTo(new Versioned<>(1, version)));
            assertThat(caches.stream().map(cache -> cache.peek(key)).distinct()).hasSize(1);
            EntryView<Integer> view = caches.get(0).peek(key);
            assertThat(view.version()).isEqualTo(version);
            assertThat(view.expiresAt()).isNull();
        }
    }

    @Test
    void a_version_does_not_come_again_when_another_node_removes_and_puts() {
        Set<Long> versions = new HashSet<>();
        for (int round = 0; round < 60; round++) {
            CorralCache<String, Integer> cache = caches.get(round % caches.size());
            assertThat(versions.add(cache.putVersioned("again", 1))).isTrue();
            assertThat(cache.remove("again")).isTrue();
        }
        caches.get(0).put("again", 1);
        assertThat(caches)
                .allSatisfy(cache -> assertThat(versions)
                        .noneMatch(version -> cache.replaceVersioned("again", version, 2))
                        .noneMatch(version -> cache.removeVersioned("again", version)));
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get("again")).isEqualTo(1));
    }

    @Test
    void a_key_that_holds_nothing_has_no_version_on_any_node() {
        assertThat(caches).allSatisfy(cache -> {
            assertThat(cache.getVersioned("absent")).isNull();
            assertThat(cache.peek("absent")).isNull();
            assertThat(cache.replaceVersioned("absent", Versioned.NONE, 1)).isFalse();
            assertThat(cache.removeVersioned("absent", Versioned.NONE)).isFalse();
        });
        assertThat(loading)
                .allSatisfy(cache -> assertThat(cache.peek("never loaded")).isNull());
        assertThat(loader.asked()).doesNotContain("never loaded");
    }

    @Test
    void a_node_that_holds_another_version_than_the_primary_owner_learns_of_it_when_it_compares() {
        CorralCache<String, Integer> misled = caches.get(2);
        String key = Stream.iterate(0, i -> i + 1)
                .map(i -> "misled" + i)
                .filter(each -> Nodes.owns(misled, each, false))
                .findFirst()
                .orElseThrow();
        caches.get(0).put(key, 1);
        // As after the death of a node in the middle of a write.
        Nodes.mislead(misled, key, () -> caches.get(0).put(key, 2));
        Versioned<Integer> seen = misled.getVersioned(key);
        assertThat(seen.value()).isEqualTo(1);

        assertThat(misled.replaceVersioned(key, seen.version(), 3)).isFalse();

        assertThat(misled.getVersioned(key).value()).isEqualTo(2);
        assertThat(misled.replaceVersioned(key, misled.getVersioned(key).version(), 3))
                .isTrue();
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo(3));
    }

    private static Void increments(CorralCache<String, Integer> cache, int caller) {
        IntStream.range(0, INCREMENTS).forEach(n -> Increment.of(cache, KEYS.get((caller + n) % KEYS.size())));
        return null;
    }

    private static void assertSum(List<CorralCache<String, Integer>> counters, int expected) {
        assertThat(counters)
                .allSatisfy(cache ->
                        assertThat(KEYS.stream().mapToInt(cache::get).sum()).isEqualTo(expected));
    }
}
