// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.cluster.Nodes.Mode;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A clear on one side of a split cluster, and what is left of it after the merge. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class PartitionClearIT {

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

    /** Which side clears, while the other does not hear of it. */
    enum Side {
        OF_TWO(0, 2),
        OF_ONE(2, 0);

        final int clearing;
        final int other;

        Side(int clearing, int other) {
            this.clearing = clearing;
            this.other = other;
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void after_the_merge_nothing_older_than_a_clear_on_one_side_is_seen(Side side) {
        List<Cache<String, String>> caches = nodes.create(name, plain());
        List<String> before = keys("before");
        List<String> elsewhere = keys("elsewhere");
        List<String> after = keys("after");
        put(caches.get(1), before, "old");
        put(caches.get(1), after, "old");
        split();

        put(caches.get(side.other), elsewhere, "old");
        put(caches.get(side.other), after, "old");
        awaitTick();
        caches.get(side.clearing).clear();
        put(caches.get(side.clearing), after, "new");
        heal();

        // Each node looks for itself once the merge is over.
        await().atMost(Nodes.PATIENCE)
                .untilAsserted(() -> assertThat(caches).allSatisfy(cache -> {
                    assertHolds(cache, before, null);
                    assertHolds(cache, elsewhere, null);
                    assertHolds(cache, after, "new");
                    assertThat(cache).hasSize(after.size());
                }));
        put(caches.get(side.other), before, "again");
        assertThat(caches).allSatisfy(cache -> assertHolds(cache, before, "again"));
    }

    @Test
    void after_the_merge_nothing_older_than_the_later_of_two_clears_is_seen() {
        List<Cache<String, String>> caches = nodes.create(name, plain());
        List<String> between = keys("between");
        split();

        caches.get(0).clear();
        put(caches.get(0), between, "old");
        awaitTick();
        caches.get(2).clear();
        heal();

        await().atMost(Nodes.PATIENCE)
                .untilAsserted(() -> assertThat(caches).allSatisfy(cache -> assertHolds(cache, between, null)));
    }

    private static MutableConfiguration<String, String> plain() {
        return new MutableConfiguration<String, String>().setTypes(String.class, String.class);
    }

    private static void put(Cache<String, String> cache, List<String> keys, String value) {
        keys.forEach(key -> cache.put(key, value));
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
