// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node joins, and leaves, while keys are loaded, written and removed: all owners of a key hold the same after it. */
@Timeout(180)
class JoinIT {

    private static final int ROUNDS = 2;
    private static final int KEYS = 6_000;
    private static final int CALLERS = 11;

    private final List<String> keys =
            IntStream.range(0, KEYS).mapToObj(i -> "k" + i).toList();

    @ParameterizedTest
    @EnumSource(Mode.class)
    void all_owners_of_a_key_hold_the_same_after_a_node_has_joined_or_left_amid_writes(Mode mode) {
        HeldLoader loader = new HeldLoader();
        try (Nodes nodes = Nodes.start(3, mode);
                Callers callers = new Callers()) {
            List<Cache<String, String>> caches = nodes.create("joined", loader.configuration());
            for (int round = 0; round < ROUNDS; round++) {
                int node = amid(callers, caches, () -> {
                    int guest = nodes.add();
                    nodes.manager(guest).createCache("joined", loader.configuration());
                    return guest;
                });
                List<Cache<String, String>> all = new ArrayList<>(caches);
                all.add(nodes.manager(node).getCache("joined", String.class, String.class));
                assertAlike(all, mode == Mode.REPLICATED ? 4 : 2);

                amid(callers, caches, () -> {
                    nodes.leave(node);
                    nodes.awaitMembers(0, caches.size());
                    return node;
                });
                assertAlike(caches, mode == Mode.REPLICATED ? 3 : 2);
            }
        }
    }

    /** Does something while callers on all nodes load, write and remove, each key once. */
    private int amid(Callers callers, List<Cache<String, String>> caches, IntSupplier what) {
        AtomicBoolean done = new AtomicBoolean();
        for (int i = 0; i < KEYS; i += 2) {
            caches.get(0).put(keys.get(i), "before");
            caches.get(0).remove(keys.get(i + 1));
        }
        List<Future<Integer>> calling = IntStream.range(0, CALLERS)
                .mapToObj(i -> callers.call(() -> callUntil(done, caches.get(i % caches.size()), i)))
                .toList();
        int result = what.getAsInt();
        done.set(true);
        calling.forEach(Callers::result);
        return result;
    }

    /** Each caller has keys of its own: of every second one there is a value, of the others not. */
    private int callUntil(AtomicBoolean done, Cache<String, String> cache, int caller) {
        int calls = 0;
        for (int k = caller; k < KEYS && !done.get(); k += CALLERS, calls++) {
            String key = keys.get(k);
            switch (calls % 3) {
                case 0 -> cache.put(key, "put");
                case 1 -> cache.remove(key);
                default -> cache.get(key);
            }
        }
        return calls;
    }

    private static void awaitSettled(List<Cache<String, String>> caches) {
        await().atMost(Nodes.PATIENCE)
                .until(() -> caches.stream()
                        .map(cache ->
                                Nodes.memory(cache).getDistributionManager().getCacheTopology())
                        .allMatch(topology ->
                                topology.getMembers().size() == caches.size() && topology.getPendingCH() == null));
    }

    private void assertAlike(List<Cache<String, String>> caches, int owners) {
        awaitSettled(caches);
        assertThat(keys.stream().map(key -> held(caches, key)).filter(slots -> !alike(slots, owners)))
                .as("what owners hold that do not agree")
                .isEmpty();
    }

    private static List<String> held(List<Cache<String, String>> caches, String key) {
        return caches.stream()
                .map(cache -> Nodes.memory(cache).getDataContainer().peek(key))
                .filter(Objects::nonNull)
                .map(entry -> key + "=" + entry.getValue())
                .toList();
    }

    private static boolean alike(List<String> slots, int owners) {
        return slots.isEmpty() || (slots.size() == owners && Set.copyOf(slots).size() == 1);
    }
}
