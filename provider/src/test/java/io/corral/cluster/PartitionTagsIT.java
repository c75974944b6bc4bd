// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.cluster.Nodes.Mode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A tag invalidated on one side of a split cluster, and what is left of it after the merge. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class PartitionTagsIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final List<Integer> MAJORITY = List.of(0, 1);
    private static final List<Integer> MINORITY = List.of(2);
    /** Enough for each node to own some, and in distributed mode not to own others. */
    private static final int KEYS = 20;

    private static Nodes nodes;

    private final String name = "split" + NAMES.incrementAndGet();
    private @Nullable Partition partition;

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

    @AfterEach
    void heal() {
        if (partition != null) {
            partition.heal();
            Partition.awaitSettled(nodes, name);
            partition = null;
        }
    }

    private void split() {
        partition = Partition.of(nodes, List.of(MAJORITY, MINORITY));
    }

    @Test
    void after_the_merge_nothing_that_the_other_side_has_put_meanwhile_has_an_invalidated_tag() {
        List<CorralCache<String, String>> caches = create();
        List<String> before = keys("before");
        List<String> elsewhere = keys("elsewhere");
        List<String> later = keys("later");
        put(caches.get(1), before, "t");
        split();

        put(caches.get(2), elsewhere, "t");
        caches.get(0).invalidateTag("t");
        // Of another tag, and later: what is put after it knows a number that is greater than the first.
        awaitTick();
        caches.get(2).invalidateTag("u");
        put(caches.get(2), later, "t");
        heal();

        await().atMost(Nodes.PATIENCE)
                .untilAsserted(() -> assertThat(caches).allSatisfy(cache -> {
                    assertHolds(cache, before, null);
                    assertHolds(cache, elsewhere, null);
                    assertHolds(cache, later, null);
                }));
        put(caches.get(2), before, "t");
        assertThat(caches).allSatisfy(cache -> assertHolds(cache, before, "v"));
        caches.get(1).invalidateTag("t");
        assertThat(caches).allSatisfy(cache -> assertHolds(cache, before, null));
    }

    @Test
    void after_the_merge_a_side_knows_that_the_other_has_made_everything_stale() {
        List<CorralCache<String, String>> caches = create();
        List<String> keys = keys("k");
        split();

        caches.get(0).markAllStale();
        awaitTick();
        put(caches.get(2), keys, "t");
        heal();

        await().atMost(Nodes.PATIENCE)
                .untilAsserted(() -> assertThat(caches)
                        .allSatisfy(cache -> assertThat(keys)
                                .allSatisfy(key -> assertThat(Objects.requireNonNull(cache.peek(key))
                                                .staleAt())
                                        .isNotNull())));
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private List<CorralCache<String, String>> create() {
        return nodes.create(name, plain()).stream()
                .map(cache -> (CorralCache<String, String>) cache.unwrap(CorralCache.class))
                .toList();
    }

    private static MutableConfiguration<String, String> plain() {
        return new MutableConfiguration<String, String>().setTypes(String.class, String.class);
    }

    private static void put(CorralCache<String, String> cache, List<String> keys, String tag) {
        keys.forEach(key -> cache.putTagged(key, "v", Set.of(tag)));
    }

    private static void assertHolds(Cache<String, String> cache, List<String> keys, @Nullable String value) {
        assertThat(keys).allSatisfy(key -> assertThat(cache.get(key)).as(key).isEqualTo(value));
    }

    /** Which of two values is newer, is told by the clock: what is written from here on, is newer than what was before. */
    private static void awaitTick() {
        long now = System.currentTimeMillis();
        await().atMost(Nodes.PATIENCE).until(() -> System.currentTimeMillis() > now + 1);
    }

    private static List<String> keys(String prefix) {
        return IntStream.range(0, KEYS).mapToObj(i -> prefix + i).toList();
    }
}
