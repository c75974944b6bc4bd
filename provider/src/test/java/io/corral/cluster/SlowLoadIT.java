// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.LoadTimeoutException;
import io.corral.StampedePolicy;
import io.corral.cluster.Nodes.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A load that takes long: those who want its value wait, and nobody else does, on any node. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class SlowLoadIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    /** Enough for each node to own some, and in distributed mode not to own others. */
    private static final int KEYS = 12;

    private static final Duration LOAD_WAIT = Duration.ofSeconds(1);
    /** No shorter than the time after which Infinispan gives up on an answer. */
    private static final Duration SLOW = Duration.ofSeconds(15);

    private static Nodes nodes;

    private final HeldLoader loader = new HeldLoader();
    private final String name = "slow" + NAMES.incrementAndGet();

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
    void while_loads_hang_hits_loads_and_writes_of_all_other_keys_go_on_from_every_node() {
        List<Cache<String, String>> caches = nodes.create(name, loader.configuration());
        List<String> slow = keys("slow");
        Map<String, HeldLoader.Hold> holds = new LinkedHashMap<>();
        slow.forEach(key -> holds.put(key, loader.hold(key, HeldLoader.value(key))));

        try (Callers callers = new Callers()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                Cache<String, String> cache = caches.get(i % caches.size());
                String key = slow.get(i);
                all.add(callers.call(() -> cache.get(key)));
            }
            holds.values().forEach(HeldLoader.Hold::awaitEntered);
            for (String key : slow) {
                caches.forEach(cache -> all.add(callers.call(() -> cache.get(key))));
            }
            callers.awaitWaiting(all.size() - KEYS);

            for (int node = 0; node < caches.size(); node++) {
                useOtherKeys(caches, node);
            }

            assertThat(all).as("those who want the slow keys").noneMatch(Future::isDone);
            holds.values().forEach(HeldLoader.Hold::release);
            assertThat(all).allSatisfy(call -> assertThat(Callers.result(call)).startsWith("loaded-slow"));
        }
        assertThat(slow).allSatisfy(key -> assertThat(loader.loads(key)).isOne());
    }

    /** Each verb once, in the test's own thread: none returns later than the slow loads, which it ends itself. */
    private static void useOtherKeys(List<Cache<String, String>> caches, int node) {
        Cache<String, String> cache = caches.get(node);
        List<String> others = keys("other-" + node + "-");
        for (String key : others) {
            assertThat(cache.get(key)).as("a load").isEqualTo(HeldLoader.value(key));
            assertThat(caches).allSatisfy(any -> assertThat(any.get(key)).isEqualTo(HeldLoader.value(key)));
            cache.put(key, "written");
            assertThat(caches).allSatisfy(any -> assertThat(any.get(key)).isEqualTo("written"));
            assertThat(cache.replace(key, "written", "again")).isTrue();
            assertThat(cache.getAndPut(key, "once more")).isEqualTo("again");
        }
        assertThat(cache.getAll(Set.copyOf(others))).hasSize(KEYS);
        cache.removeAll(Set.copyOf(others));
        assertThat(others).noneMatch(cache::containsKey);
    }

    @Test
    void a_slow_key_can_be_written_from_every_node_at_once_and_is_a_hit_everywhere_from_then_on() {
        List<Cache<String, String>> caches = nodes.create(name, loader.configuration());
        try (Callers callers = new Callers()) {
            for (int loading = 0; loading < caches.size(); loading++) {
                for (int writing = 0; writing < caches.size(); writing++) {
                    String key = "k" + loading + writing;
                    Cache<String, String> from = caches.get(loading);
                    HeldLoader.Hold hold = loader.hold(key, "late");
                    Future<String> load = callers.call(() -> from.get(key));
                    hold.awaitEntered();
                    List<Future<String>> waiting = caches.stream()
                            .map(cache -> callers.call(() -> cache.get(key)))
                            .toList();
                    callers.awaitWaiting(waiting.size());

                    caches.get(writing).put(key, "written");

                    assertThat(caches)
                            .allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo("written"));
                    assertThat(waiting)
                            .allSatisfy(call -> assertThat(Callers.result(call)).isEqualTo("written"));
                    assertThat(load.isDone()).as("the load still hangs").isFalse();
                    hold.release();
                    assertThat(Callers.result(load)).isEqualTo("late");
                    assertThat(loader.loads(key)).isOne();
                }
            }
        }
    }

    @Test
    void a_key_that_is_slowly_loaded_anew_is_a_hit_on_every_node_meanwhile() throws Exception {
        List<Cache<String, String>> caches = nodes.create(name, loader.configuration());
        List<String> keys = keys("anew");
        for (String key : keys) {
            caches.get(0).put(key, "before");
            HeldLoader.Hold hold = loader.hold(key, "after");
            CompletionListenerFuture done = new CompletionListenerFuture();
            caches.get(1).loadAll(Set.of(key), true, done);
            hold.awaitEntered();
            assertThat(caches).allSatisfy(cache -> {
                assertThat(cache.get(key)).isEqualTo("before");
                assertThat(cache.getAll(Set.of(key))).containsEntry(key, "before");
            });
            assertThat(done.isDone()).isFalse();
            hold.release();
            done.get(60, TimeUnit.SECONDS);
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo("after"));
        }
    }

    @Test
    void no_caller_on_any_node_gives_up_before_load_wait_and_the_load_goes_on() {
        List<Cache<String, String>> caches = nodes.create(
                name,
                new CorralConfiguration<>(loader.configuration())
                        .setStampedePolicy(
                                StampedePolicy.builder().loadWait(LOAD_WAIT).build()));
        HeldLoader.Hold hold = loader.hold("k", "v");
        try (Callers callers = new Callers()) {
            Future<String> load = callers.call(() -> caches.get(0).get("k"));
            hold.awaitEntered();

            List<Duration> waits = callers.together(12, i -> () -> waitInVain(caches.get(i % caches.size()), "k"));

            assertThat(waits).allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(LOAD_WAIT));
            assertThat(load.isDone()).as("who loads, is not cut off").isFalse();
            hold.release();
            assertThat(Callers.result(load)).isEqualTo("v");
        }
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k")).isEqualTo("v"));
        assertThat(loader.loads("k")).isOne();
    }

    private static Duration waitInVain(Cache<String, String> cache, String key) {
        long begin = System.nanoTime();
        try {
            throw new AssertionError("a call was to give up and came back with " + cache.get(key));
        } catch (LoadTimeoutException e) {
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    @Test
    @Tag("deep")
    void a_loader_that_takes_fifteen_seconds_runs_once_and_its_value_reaches_every_caller() {
        List<Cache<String, String>> caches = nodes.create(name, loader.configuration());
        List<String> slow = keys("slow");
        List<HeldLoader.Hold> holds = slow.stream()
                .map(key -> loader.hold(key, () -> {
                    HeldLoader.pass(SLOW);
                    return HeldLoader.value(key);
                }))
                .toList();
        try (Callers callers = new Callers()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                Cache<String, String> cache = caches.get(i % caches.size());
                String key = slow.get(i);
                all.add(callers.call(() -> cache.get(key)));
            }
            holds.forEach(HeldLoader.Hold::awaitEntered);
            holds.forEach(HeldLoader.Hold::release);
            for (String key : slow) {
                caches.forEach(cache -> all.add(callers.call(() -> cache.get(key))));
            }
            int rounds = 0;
            while (all.stream().noneMatch(Future::isDone)) {
                useOtherKeys(caches, rounds % caches.size());
                rounds++;
            }
            assertThat(rounds).as("rounds of all other verbs meanwhile").isGreaterThan(caches.size());
            assertThat(all).allSatisfy(call -> assertThat(Callers.result(call)).startsWith("loaded-slow"));
        }
        assertThat(slow).allSatisfy(key -> assertThat(loader.loads(key)).isOne());
    }

    private static List<String> keys(String prefix) {
        return IntStream.range(0, KEYS).mapToObj(i -> prefix + i).toList();
    }
}
