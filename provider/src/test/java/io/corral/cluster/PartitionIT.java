// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Two nodes here and one there that do not hear each other for a while. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class PartitionIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final List<Integer> MAJORITY = List.of(0, 1);
    private static final List<Integer> MINORITY = List.of(2);
    /** Enough for each node to own some, and in distributed mode not to own others. */
    private static final int KEYS = 20;

    private static final int CALLERS = 30;

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
    void each_side_loads_a_cold_key_once_and_nobody_sees_an_error() {
        HeldLoader majority = new HeldLoader();
        HeldLoader minority = new HeldLoader();
        List<Cache<String, String>> caches = loading(majority, minority);
        List<String> keys = keys("cold");
        split();

        try (Callers callers = new Callers()) {
            callers.together(CALLERS, i -> () -> {
                Cache<String, String> cache = caches.get(i % caches.size());
                assertThat(keys).allSatisfy(key -> assertThat(cache.get(key)).isEqualTo(HeldLoader.value(key)));
                return keys.size();
            });
        }

        assertThat(keys).allSatisfy(key -> {
            assertThat(majority.loads(key)).as("loads by two nodes").isOne();
            assertThat(minority.loads(key)).as("loads by one node").isOne();
        });
        heal();
        assertThat(caches)
                .allSatisfy(cache -> assertThat(keys)
                        .allSatisfy(key -> assertThat(cache.get(key)).isEqualTo(HeldLoader.value(key))));
        assertThat(majority.loads() + minority.loads()).as("after the merge").isEqualTo(2 * KEYS);
    }

    @Test
    void loads_under_way_when_the_cluster_splits_cost_each_side_one_more_at_most_and_nobody_an_error() {
        HeldLoader majority = new HeldLoader();
        HeldLoader minority = new HeldLoader();
        List<Cache<String, String>> caches = loading(majority, minority);
        List<String> here = keys("here");
        List<String> there = keys("there");
        List<HeldLoader.Hold> holds = Stream.concat(
                        here.stream().map(key -> majority.hold(key, HeldLoader.value(key))),
                        there.stream().map(key -> minority.hold(key, HeldLoader.value(key))))
                .toList();

        try (Callers callers = new Callers()) {
            List<Future<String>> holders = new ArrayList<>();
            here.forEach(key -> holders.add(callers.call(() -> caches.get(0).get(key))));
            there.forEach(key -> holders.add(callers.call(() -> caches.get(2).get(key))));
            holds.forEach(HeldLoader.Hold::awaitEntered);
            List<Future<String>> across = new ArrayList<>();
            List<Future<String>> beside = new ArrayList<>();
            here.forEach(key -> across.add(callers.call(() -> caches.get(2).get(key))));
            there.forEach(key -> across.add(callers.call(() -> caches.get(1).get(key))));
            here.forEach(key -> beside.add(callers.call(() -> caches.get(1).get(key))));
            there.forEach(key -> beside.add(callers.call(() -> caches.get(2).get(key))));
            callers.awaitWaiting(across.size() + beside.size());

            split();

            assertThat(across)
                    .as("those who waited for the other side, while its loads still hang")
                    .allSatisfy(call -> assertThat(Callers.result(call)).startsWith("loaded-"));
            holds.forEach(HeldLoader.Hold::release);
            assertThat(holders)
                    .allSatisfy(call -> assertThat(Callers.result(call)).startsWith("loaded-"));
            assertThat(beside)
                    .allSatisfy(call -> assertThat(Callers.result(call)).startsWith("loaded-"));
        }

        assertThat(here).allSatisfy(key -> {
            assertThat(minority.loads(key)).isOne();
            assertThat(majority.loads(key)).as("the held one and one more").isLessThanOrEqualTo(2);
        });
        assertThat(there).allSatisfy(key -> {
            assertThat(majority.loads(key)).isOne();
            assertThat(minority.loads(key)).as("the held one and one more").isLessThanOrEqualTo(2);
        });
    }

    @Test
    void after_the_merge_every_node_has_the_newest_value_of_each_key() {
        List<Cache<String, String>> caches = nodes.create(name, plain());
        List<String> newerHere = keys("newer-here");
        List<String> newerThere = keys("newer-there");
        List<String> onlyHere = keys("only-here");
        List<String> onlyThere = keys("only-there");
        List<String> untouched = keys("untouched");
        Stream.of(newerHere, newerThere, untouched).forEach(keys -> put(caches.get(1), keys, "before"));
        split();

        put(caches.get(2), newerHere, "old");
        put(caches.get(0), newerThere, "old");
        awaitTick();
        put(caches.get(1), newerHere, "new");
        put(caches.get(2), newerThere, "new");
        put(caches.get(1), onlyHere, "new");
        put(caches.get(2), onlyThere, "new");
        heal();

        assertThat(caches).allSatisfy(cache -> {
            assertHolds(cache, newerHere, "new");
            assertHolds(cache, newerThere, "new");
            assertHolds(cache, onlyHere, "new");
            assertHolds(cache, onlyThere, "new");
            assertHolds(cache, untouched, "before");
        });
    }

    private List<Cache<String, String>> loading(HeldLoader majority, HeldLoader minority) {
        List<Cache<String, String>> caches = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            HeldLoader loader = MAJORITY.contains(node) ? majority : minority;
            caches.add(nodes.manager(node).createCache(name, loader.configuration()));
        }
        return caches;
    }

    private static MutableConfiguration<String, String> plain() {
        return new MutableConfiguration<String, String>().setTypes(String.class, String.class);
    }

    private static void put(Cache<String, String> cache, List<String> keys, String value) {
        keys.forEach(key -> cache.put(key, value));
    }

    private static void assertHolds(Cache<String, String> cache, List<String> keys, String value) {
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
