// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.LoadAnswerException;
import io.corral.StampedePolicy;
import io.corral.cluster.Nodes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions that callers bring, and values that are called stale, over several nodes. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class LookupIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int CALLERS = 48;

    private static Nodes nodes;

    private final String name = "lookup" + NAMES.incrementAndGet();

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

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static CorralCache<String, String> own(Cache<String, String> cache) {
        return cache.unwrap(CorralCache.class);
    }

    @Test
    void of_all_functions_that_callers_bring_one_runs_in_the_whole_cluster() throws Exception {
        List<Cache<String, String>> caches =
                nodes.create(name, new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (Callers callers = new Callers()) {
            for (int i = 0; i < CALLERS; i++) {
                CorralCache<String, String> cache = own(caches.get(i % 3));
                answers.add(callers.call(() -> cache.get("k", key -> {
                    runs.incrementAndGet();
                    awaitQuietly(release);
                    return "made-" + key;
                })));
            }
            callers.awaitWaiting(CALLERS - 1);
            release.countDown();
            for (Future<String> answer : answers) {
                assertThat(Callers.result(answer)).isEqualTo("made-k");
            }
        }
        assertThat(runs).hasValue(1);
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k")).isEqualTo("made-k"));
    }

    /** What a function throws if there is no such thing. */
    public static final class Missing implements Predicate<Throwable> {
        @Override
        public boolean test(Throwable thrown) {
            return thrown instanceof NoSuchElementException;
        }
    }

    @Test
    void an_answer_that_is_an_exception_reaches_those_who_wait_on_other_nodes() throws Exception {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<>(
                new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        configuration.setStampedePolicy(
                StampedePolicy.builder().answers(Missing.class).build());
        List<Cache<String, String>> caches = nodes.create(name, configuration);
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        Function<String, String> function = key -> {
            runs.incrementAndGet();
            awaitQuietly(release);
            throw new NoSuchElementException("no such thing");
        };
        List<Future<String>> answers = new ArrayList<>();
        try (Callers callers = new Callers()) {
            for (int i = 0; i < 6; i++) {
                CorralCache<String, String> cache = own(caches.get(i % 3));
                answers.add(callers.call(() -> cache.get("k", function)));
            }
            callers.awaitWaiting(5);
            release.countDown();
            for (Future<String> answer : answers) {
                assertThat(Callers.failure(answer))
                        .isInstanceOf(LoadAnswerException.class)
                        .hasMessageContaining("no such thing");
            }
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void what_one_node_calls_stale_another_serves_and_reloads() {
        HeldLoader loader = new HeldLoader();
        List<Cache<String, String>> caches = nodes.create(name, loader.configuration());
        caches.get(0).get("k");
        HeldLoader.Hold hold = loader.hold("k", "second");

        own(caches.get(1)).markStale("k");
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k")).isEqualTo(HeldLoader.value("k")));
        hold.awaitEntered();
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k")).isEqualTo(HeldLoader.value("k")));
        hold.release();

        await().atMost(Nodes.PATIENCE)
                .untilAsserted(() -> assertThat(caches)
                        .allSatisfy(cache -> assertThat(cache.get("k")).isEqualTo("second")));
        assertThat(loader.loads("k")).isEqualTo(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody released the function");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
