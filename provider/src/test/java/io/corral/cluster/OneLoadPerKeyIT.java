// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The stampede itself: many callers on three nodes want the same cold keys. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class OneLoadPerKeyIT {

    private static final int CALLERS = 96;
    private static final int KEYS = 50;
    private static final int BULK_CALLERS = 24;
    private static final int BULK_KEYS = 100;

    private static Nodes nodes;

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

    @Test
    void ninety_six_callers_of_fifty_cold_keys_on_three_nodes_make_fifty_loads() {
        HeldLoader loader = new HeldLoader();
        List<Cache<String, String>> caches = nodes.create("cold", loader.configuration());
        Set<String> keys = keys("cold", KEYS);

        try (Callers callers = new Callers()) {
            callers.together(CALLERS, i -> () -> readAll(caches.get(i % caches.size()), keys));
        }

        assertThat(loader.loads()).isEqualTo(KEYS);
        int owners = mode == Mode.REPLICATED ? caches.size() : 2;
        assertThat(keys).allSatisfy(key -> assertThat(Nodes.copies(caches, key)).isEqualTo(owners));
    }

    @Test
    void a_node_that_joins_meanwhile_causes_no_further_load() {
        HeldLoader loader = new HeldLoader();
        List<Cache<String, String>> caches = nodes.create("joined", loader.configuration());
        Set<String> keys = keys("joined", KEYS);
        int joined;

        try (Callers callers = new Callers()) {
            Future<Integer> joining = callers.call(() -> {
                int node = nodes.add();
                readAll(nodes.manager(node).createCache("joined", loader.configuration()), keys);
                return node;
            });
            for (int round = 0; !joining.isDone() || round == 0; round++) {
                callers.together(CALLERS, i -> () -> readAll(caches.get(i % caches.size()), keys));
            }
            joined = Callers.result(joining);
        }

        assertThat(loader.loads()).isEqualTo(KEYS);
        nodes.leave(joined);
        nodes.awaitMembers(0, 3);
        assertThat(readAll(caches.get(0), keys)).isEqualTo(KEYS);
        assertThat(loader.loads()).as("after the fourth node has left").isEqualTo(KEYS);
    }

    @Test
    void twenty_four_bulk_readers_of_a_hundred_cold_keys_make_a_hundred_loads() {
        HeldLoader loader = new HeldLoader();
        List<Cache<String, String>> caches = nodes.create("bulk", loader.configuration());
        Set<String> keys = keys("bulk", BULK_KEYS);
        Map<String, String> expected = new LinkedHashMap<>();
        keys.forEach(key -> expected.put(key, HeldLoader.value(key)));

        List<Map<String, String>> answers;
        try (Callers callers = new Callers()) {
            answers = callers.together(
                    BULK_CALLERS, i -> () -> caches.get(i % caches.size()).getAll(keys));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(expected));
        assertThat(loader.loads()).isEqualTo(BULK_KEYS);
    }

    @Test
    void load_all_from_every_node_at_once_loads_each_cold_key_once() {
        HeldLoader loader = new HeldLoader();
        List<Cache<String, String>> caches = nodes.create("load-all", loader.configuration());
        Set<String> keys = keys("load-all", BULK_KEYS);

        try (Callers callers = new Callers()) {
            callers.together(BULK_CALLERS, i -> () -> {
                CompletionListenerFuture done = new CompletionListenerFuture();
                caches.get(i % caches.size()).loadAll(keys, false, done);
                return done.get();
            });
        }

        assertThat(loader.loads()).isEqualTo(BULK_KEYS);
        assertThat(caches).allSatisfy(cache -> assertThat(keys).allMatch(cache::containsKey));
    }

    @Test
    void callers_on_other_nodes_wait_for_the_one_load_and_get_its_value() {
        HeldLoader loader = new HeldLoader();
        List<Cache<String, String>> caches = nodes.create("held", loader.configuration());
        HeldLoader.Hold hold = loader.hold("k", "v");

        try (Callers callers = new Callers()) {
            Future<String> first = callers.call(() -> caches.get(0).get("k"));
            hold.awaitEntered();
            List<Future<String>> others = IntStream.range(0, 9)
                    .mapToObj(i ->
                            callers.call(() -> caches.get(i % caches.size()).get("k")))
                    .toList();
            callers.awaitWaiting(others.size());
            hold.release();

            assertThat(Callers.result(first)).isEqualTo("v");
            assertThat(others)
                    .allSatisfy(other -> assertThat(Callers.result(other)).isEqualTo("v"));
        }
        assertThat(loader.loads("k")).isOne();
    }

    private static int readAll(Cache<String, String> cache, Set<String> keys) {
        for (String key : keys) {
            assertThat(cache.get(key)).isEqualTo(HeldLoader.value(key));
        }
        return keys.size();
    }

    private static Set<String> keys(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.toUnmodifiableSet());
    }
}
