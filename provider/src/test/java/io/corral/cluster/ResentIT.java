// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.cluster.Nodes.Mode;
import io.corral.fixture.Configured;
import io.corral.internal.infinispan.Resent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a write that met a change of members: it is made once, and all owners come to hold the same. */
@Timeout(180)
class ResentIT {

    private static final String KEY = "counter";

    private Nodes nodes;
    private List<CorralCache<String, Integer>> caches;

    private void start(Mode mode) {
        start(mode, new Properties());
    }

    @SuppressWarnings("unchecked") // the cache's own types
    private void start(Mode mode, Properties settings) {
        nodes = Nodes.start(3, mode, settings);
        caches = new ArrayList<>();
        nodes.<String, Integer>create(
                        "counters", Configured.<String, Integer>plain().setTypes(String.class, Integer.class))
                .forEach(cache -> caches.add(cache.unwrap(CorralCache.class)));
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void what_is_sent_again_is_known_although_others_have_written_since(Mode mode) {
        start(mode);
        long first = caches.get(0).putVersioned(KEY, 1);
        long mine = replacing(caches.get(1), first);
        caches.get(2).replaceVersioned(KEY, mine, 3);

        assertThat(Resent.put(Nodes.memory(caches.get(1)), KEY, first, mine, 2)).isTrue();
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get(KEY)).isEqualTo(3));
        assertThat(Resent.put(Nodes.memory(caches.get(1)), KEY, first, mine + 1, 2))
                .as("another write that comes too late")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_removal_that_is_sent_again_is_known_and_leaves_what_others_have_put_since(Mode mode) {
        start(mode);
        long first = caches.get(0).putVersioned(KEY, 1);
        long stamp = first + 1;
        assertThat(Resent.remove(Nodes.memory(caches.get(1)), KEY, first, stamp))
                .isTrue();
        assertThat(caches).allSatisfy(cache -> {
            assertThat(cache.containsKey(KEY)).isFalse();
            assertThat(cache).isEmpty();
        });

        assertThat(Resent.remove(Nodes.memory(caches.get(1)), KEY, first, stamp))
                .isTrue();
        assertThat(Resent.remove(Nodes.memory(caches.get(2)), KEY, first, stamp + 1))
                .as("another one")
                .isFalse();
        assertThat(caches.get(2).putIfAbsent(KEY, 2)).isTrue();
        assertThat(Resent.remove(Nodes.memory(caches.get(1)), KEY, first, stamp))
                .isTrue();
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get(KEY)).isEqualTo(2));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void what_the_owner_did_before_it_was_killed_is_known_however_many_have_written_since(Mode mode) {
        start(mode);
        long first = caches.get(0).putVersioned(KEY, 1);
        long mine = replacing(caches.get(0), first);
        int doomed = owner(true);
        nodes.kill(doomed);
        List<CorralCache<String, Integer>> staying = new ArrayList<>(caches);
        staying.remove(doomed);
        IntStream.range(0, 200).forEach(n -> Increment.of(staying.get(n % 2), KEY));

        assertThat(Resent.put(Nodes.memory(staying.get(0)), KEY, first, mine, 2))
                .isTrue();
        assertThat(staying).allSatisfy(cache -> assertThat(cache.get(KEY)).isEqualTo(202));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_cache_that_evicts_goes_by_what_it_holds_also_when_a_write_is_sent_again(Mode mode) {
        Properties settings = new Properties();
        settings.setProperty("corral.cache.counters.max-count", "1000");
        start(mode, settings);
        for (int i = 0; i < caches.size(); i++) {
            long version = caches.get(i).putVersioned(KEY, 1);

            assertThat(Resent.put(Nodes.memory(caches.get(i)), KEY, version - 1, version + 2, 2))
                    .isFalse();
            assertThat(Resent.put(Nodes.memory(caches.get(i)), KEY, version, version + 1, 2))
                    .isTrue();
            assertThat(caches)
                    .allSatisfy(cache -> assertThat(cache.peek(KEY).version()).isEqualTo(version + 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void owners_that_hold_different_values_agree_after_members_have_changed(Mode mode) {
        start(mode);
        caches.get(0).put(KEY, 1);
        CorralCache<String, Integer> misled = caches.get(owner(false));
        Nodes.mislead(misled, KEY, () -> caches.get(0).put(KEY, 2));
        assertThat(misled.get(KEY)).isEqualTo(1);

        nodes.add();

        // The primary owner has the word, and among more members that may have become the misled one.
        await().atMost(Nodes.PATIENCE).until(() -> {
            int word = Nodes.owns(misled, KEY, true) ? 1 : 2;
            return caches.stream().allMatch(cache -> Objects.equals(cache.get(KEY), word));
        });
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_value_that_only_a_backup_has_is_gone_after_members_have_changed(Mode mode) {
        start(mode);
        Map<String, Integer> primaries = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            String key = KEY + i;
            caches.get(0).put(key, i);
            primaries.put(key, owner(key, true));
            Nodes.memory(caches.get(primaries.get(key))).getDataContainer().remove(key);
        }

        nodes.add();

        await().atMost(Nodes.PATIENCE)
                .until(() -> primaries.keySet().stream()
                        .allMatch(key -> caches.stream()
                                        .map(cache -> cache.containsKey(key))
                                        .distinct()
                                        .count()
                                == 1));
        // Of the others the new primary owner has had the value, from a backup, and its word counts.
        primaries.keySet().removeIf(key -> !Nodes.owns(caches.get(primaries.get(key)), key, true));
        assertThat(primaries).isNotEmpty();
        assertThat(primaries.keySet())
                .allSatisfy(key -> assertThat(caches.get(0).containsKey(key)).isFalse());
    }

    /** The version of what a node has put in the place of another version. */
    private static long replacing(CorralCache<String, Integer> cache, long version) {
        cache.replaceVersioned(KEY, version, 2);
        return cache.getVersioned(KEY).version();
    }

    /** The node that is the key's primary owner, or one that is a backup. */
    private int owner(boolean primary) {
        return owner(KEY, primary);
    }

    private int owner(String key, boolean primary) {
        return IntStream.range(0, caches.size())
                .filter(i -> Nodes.owns(caches.get(i), key, primary))
                .findFirst()
                .orElseThrow();
    }
}
