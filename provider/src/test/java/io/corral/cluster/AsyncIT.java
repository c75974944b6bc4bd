// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.cluster.Nodes.Mode;
import io.corral.fixture.Stages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers on several nodes who do not wait in threads. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class AsyncIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int CALLERS = 300;
    private static final int KEYS = 1_000;
    private static final int WAITERS = 10_000;
    /** For one node: 64 that load, and three kinds more. */
    private static final int THREADS =
            64 + 3 * Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private static Nodes nodes;

    private final String name = "async" + NAMES.incrementAndGet();
    private final AtomicInteger runs = new AtomicInteger();
    private final CompletableFuture<String> stage = new CompletableFuture<>();

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

    private List<CorralCache<String, String>> caches() {
        return nodes
                .create(name, new MutableConfiguration<String, String>().setTypes(String.class, String.class))
                .stream()
                .map(AsyncIT::own)
                .toList();
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static CorralCache<String, String> own(Cache<String, String> cache) {
        return cache.unwrap(CorralCache.class);
    }

    private Function<String, CompletionStage<String>> pending() {
        return key -> {
            runs.incrementAndGet();
            return stage;
        };
    }

    /** How many loads on other nodes the callers of a cache have waited for. */
    private static long awaitedElsewhere(CorralCache<?, ?> cache) {
        return cache.protectionStatistics().getLoadsAwaitedElsewhere();
    }

    /** Has a load begin on the first node, and callers on the second wait for it. */
    private CompletionStage<String> taken(List<CorralCache<String, String>> caches, Function<String, String> other) {
        var unused = caches.get(0).getAsyncFrom("k", pending());
        await().atMost(Nodes.PATIENCE).until(() -> runs.get() == 1);
        CompletionStage<String> waiting = caches.get(1).getAsync("k", other);
        await().atMost(Nodes.PATIENCE).until(() -> awaitedElsewhere(caches.get(1)) == 1);
        return waiting;
    }

    @Test
    void of_all_functions_that_callers_bring_one_runs_in_the_whole_cluster() {
        List<CorralCache<String, String>> caches = caches();
        List<CompletionStage<String>> calls =
                Stages.many(CALLERS, i -> caches.get(i % 3).getAsyncFrom("k", pending()));
        await().atMost(Nodes.PATIENCE)
                .until(() ->
                        caches.stream().mapToLong(AsyncIT::awaitedElsewhere).sum() == 2);
        try (Callers callers = new Callers()) {
            Future<String> blocking = callers.call(() -> caches.get(2).get("k", key -> "other"));
            callers.awaitWaiting(1);
            stage.complete("made");
            assertThat(Callers.result(blocking)).isEqualTo("made");
        }

        assertThat(calls).allSatisfy(call -> assertThat(Stages.result(call)).isEqualTo("made"));
        assertThat(runs).hasValue(1);
        assertThat(caches)
                .allSatisfy(
                        cache -> assertThat(Stages.result(cache.getAsync("k"))).isEqualTo("made"));
    }

    @Test
    void ten_thousand_who_wait_for_a_thousand_loads_of_another_node_hold_no_thread() {
        List<CorralCache<String, String>> caches = caches();
        for (int i = 0; i < KEYS; i++) {
            var unused = caches.get(0).getAsyncFrom("k" + i, pending());
        }
        await().atMost(Nodes.PATIENCE).until(() -> runs.get() == KEYS);
        int before = Thread.getAllStackTraces().size();
        int ours = Stages.threads().size();
        List<CompletionStage<String>> calls =
                Stages.many(WAITERS, i -> caches.get(1).getAsyncFrom("k" + i % KEYS, pending()));
        await().atMost(Nodes.PATIENCE).until(() -> awaitedElsewhere(caches.get(1)) == KEYS);

        assertThat(calls).noneMatch(Stages::ended);
        // Of Infinispan's own some may come meanwhile, for messages.
        assertThat(Thread.getAllStackTraces()).hasSizeLessThan(before + THREADS + 200);
        assertThat(Stages.threads()).hasSizeLessThanOrEqualTo(ours + THREADS);
        stage.complete("made");
        assertThat(calls).allSatisfy(call -> assertThat(Stages.result(call)).isEqualTo("made"));
        assertThat(runs).hasValue(KEYS);
    }

    @Test
    void a_failure_elsewhere_is_told_to_those_who_wait() {
        CompletionStage<String> waiting = taken(caches(), key -> "other");
        stage.completeExceptionally(new IllegalStateException("no client"));

        assertThat(Stages.failure(waiting))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("no client");
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_load_of_a_node_that_closes_the_cache_is_taken_over() {
        List<CorralCache<String, String>> caches = caches();
        CompletionStage<String> waiting = taken(caches, key -> "other");
        caches.get(0).close();

        assertThat(Stages.result(waiting)).isEqualTo("other");
        assertThat(Stages.result(caches.get(2).getAsync("k"))).isEqualTo("other");
    }

    @Test
    void a_write_on_a_third_node_is_seen_at_once_by_those_who_wait() {
        List<CorralCache<String, String>> caches = caches();
        CompletionStage<String> waiting = taken(caches, key -> "other");
        Stages.result(caches.get(2).putAsync("k", "written"));

        assertThat(Stages.result(waiting)).isEqualTo("written");
        stage.complete("late");
        assertThat(caches)
                .allSatisfy(
                        cache -> assertThat(Stages.result(cache.getAsync("k"))).isEqualTo("written"));
    }

    @Test
    void what_other_nodes_have_is_got_without_a_load_and_the_rest_is_loaded_once() {
        HeldLoader loader = new HeldLoader();
        List<CorralCache<String, String>> caches = nodes.create(name, loader.configuration()).stream()
                .map(AsyncIT::own)
                .toList();
        Set<String> keys = IntStream.range(0, 100).mapToObj(i -> "k" + i).collect(Collectors.toSet());
        Stages.result(caches.get(0).putAllAsync(Map.of("k0", "put", "k1", "put")));
        List<CompletionStage<Map<String, String>>> calls =
                Stages.many(24, i -> caches.get(i % 3).getAllAsync(keys));

        assertThat(calls)
                .allSatisfy(call -> assertThat(Stages.result(call))
                        .containsOnlyKeys(keys)
                        .containsEntry("k0", "put")
                        .containsEntry("k2", HeldLoader.value("k2")));
        assertThat(loader.loads()).isEqualTo(98);
        assertThat(caches)
                .allSatisfy(cache -> assertThat(Stages.result(cache.removeAsync("k" + (5 + caches.indexOf(cache)))))
                        .isTrue());
    }
}
