// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A node leaves in the middle of its loads, by a crash or in peace. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class DeathIT {

    private static final int KEYS = 12;
    private static final String LATE = "late";

    private final HeldLoader loader = new HeldLoader();
    private Nodes nodes;
    private List<Cache<String, String>> caches;

    @Parameter
    Mode mode;

    @BeforeEach
    void start() {
        nodes = Nodes.start(3, mode);
        caches = nodes.create("mortal", loader.configuration());
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void when_a_holder_crashes_each_of_its_loads_is_taken_over_once_and_nobody_alive_sees_an_error() {
        assertTakenOver(() -> nodes.kill(2));
    }

    @Test
    void when_a_holder_closes_its_manager_each_of_its_loads_is_handed_back_and_taken_over_once() {
        assertTakenOver(nodes.manager(2)::close);
    }

    private void assertTakenOver(Runnable leaving) {
        // Enough keys for the dead node to have been the primary owner of some and no owner of others.
        List<String> keys = IntStream.range(0, KEYS).mapToObj(i -> "k" + i).toList();
        List<HeldLoader.Hold> holds =
                keys.stream().map(key -> loader.hold(key, LATE)).toList();
        try (Callers dead = new Callers();
                Callers callers = new Callers()) {
            keys.forEach(key -> dead.call(() -> caches.get(2).get(key)));
            holds.forEach(HeldLoader.Hold::awaitEntered);
            List<Future<String>> waiting = new ArrayList<>();
            for (String key : keys) {
                for (Cache<String, String> cache : caches.subList(0, 2)) {
                    waiting.add(callers.call(() -> cache.get(key)));
                    waiting.add(callers.call(() -> cache.get(key)));
                }
            }
            callers.awaitWaiting(waiting.size());

            leaving.run();

            assertThat(waiting)
                    .allSatisfy(call -> assertThat(Callers.result(call)).startsWith("loaded-"));
            holds.forEach(HeldLoader.Hold::release);
        }
        nodes.awaitMembers(0, 2);
        assertThat(keys).allSatisfy(key -> {
            assertThat(loader.loads(key))
                    .as("the dead node's load and one more")
                    .isEqualTo(2);
            assertThat(caches.get(0).get(key)).isEqualTo(HeldLoader.value(key));
            assertThat(caches.get(1).get(key)).isEqualTo(HeldLoader.value(key));
        });
    }
}
