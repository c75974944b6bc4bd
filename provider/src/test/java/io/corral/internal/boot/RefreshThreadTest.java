// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Errands;
import io.corral.fixture.Gate;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The threads of refreshes: too few of them, none, ones that never come back. */
class RefreshThreadTest {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final Duration MAX_STALE = Duration.ofHours(1);
    private static final Duration REFRESH_LEASE = Duration.ofSeconds(5);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "first");
    private final CountingLoader<String, String> loader =
            new CountingLoader<>(key -> source.get().get());

    private Cache<String, String> cache(Executor executor) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        configuration.setRefreshExecutorFactory(() -> executor);
        return bench.cache(configuration.setStampedePolicy(policy()));
    }

    private static StampedePolicy policy() {
        return StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(MAX_STALE)
                .refreshLeaseTime(REFRESH_LEASE)
                .build();
    }

    private Cache<String, String> stale(Executor executor) {
        Cache<String, String> cache = cache(executor);
        assertThat(cache.get("k")).isEqualTo("first");
        bench.clock().advance(STALE_AFTER);
        source.set(() -> "second");
        return cache;
    }

    private int loads() {
        return loader.asked().size();
    }

    @Test
    void nobodyWaitsForARefreshThatHasNoThreadYet() {
        Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
        Cache<String, String> cache = stale(queue::add);
        assertThat(cache.get("k")).isEqualTo("first");
        cache.remove("k");

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("second");

        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(loads()).as("the refresh finds a fresh value").isEqualTo(2);
    }

    @Test
    void aRefreshInAQueueIsNotAskedForAgain() {
        Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
        Cache<String, String> cache = stale(queue::add);

        crowd.together(16, number -> assertThat(cache.get("k")).isEqualTo("first"));

        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void aRefreshThatHangsIsOvertakenByAnotherOfTheSameJvm() {
        Gate hung = new Gate();
        Errands errands = new Errands(crowd);
        Cache<String, String> cache = stale(errands);
        source.set(() -> {
            hung.pass();
            return "late";
        });
        assertThat(cache.get("k")).isEqualTo("first");
        hung.awaitArrivals(1);
        source.set(() -> "second");

        bench.clock().advance(REFRESH_LEASE.minusMillis(1));
        assertThat(cache.get("k")).isEqualTo("first");
        assertThat(loads()).isEqualTo(2);
        bench.clock().advance(Duration.ofMillis(1));
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));

        hung.open();
        errands.awaitDone();
        assertThat(loads()).isEqualTo(3);
        assertThat(cache.get("k")).as("what the hung one brought is too late").isEqualTo("second");
    }

    @Test
    void whateverTheExecutorThrowsTheReaderHasItsValue() {
        AtomicReference<Executor> mine = new AtomicReference<>(work -> {
            throw new IllegalStateException("shut down");
        });
        Cache<String, String> cache = stale(work -> mine.get().execute(work));
        for (int i = 0; i < 20; i++) {
            assertThat(cache.get("k")).isEqualTo("first");
        }
        assertThat(loads()).isEqualTo(1);

        mine.set(Runnable::run);
        assertThat(cache.get("k")).isEqualTo("first");
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void anErrorOfTheExecutorGoesToTheReaderAndKeepsNoPermit() {
        AtomicReference<Executor> mine = new AtomicReference<>(work -> {
            throw new StackOverflowError("as the test wants it");
        });
        Cache<String, String> cache = stale(work -> mine.get().execute(work));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> cache.get("k")).isInstanceOf(StackOverflowError.class);
        }

        mine.set(Runnable::run);
        cache.get("k");
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void asManyRunAtOnceAsArePermittedWithoutAnExecutorOfOnesOwn() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        Cache<String, String> cache = bench.cache(configuration.setStampedePolicy(
                policy().toBuilder().maxRefreshes(40).build()));
        List<String> keys = IntStream.range(0, 40).mapToObj(i -> "k" + i).toList();
        keys.forEach(cache::get);
        bench.clock().advance(STALE_AFTER);
        Gate gate = new Gate();
        AtomicReference<String> name = new AtomicReference<>("");
        source.set(() -> {
            name.set(Thread.currentThread().getName());
            gate.pass();
            return "second";
        });

        keys.forEach(key -> assertThat(cache.get(key)).isEqualTo("first"));
        gate.awaitArrivals(40);
        gate.open();
        Soon.asserted(() ->
                assertThat(keys).allSatisfy(key -> assertThat(cache.get(key)).isEqualTo("second")));
        assertThat(name.get()).startsWith("corral-refresh-workbench-");
    }

    @Test
    void anotherValueIsRefreshedWhileTheOneBeforeItWouldHaveBeenLeftAlone() {
        Cache<String, String> cache = stale(Runnable::run);
        source.set(StaleCache::broken);
        cache.get("k");
        cache.get("k");
        assertThat(loads()).as("the pause has begun").isEqualTo(2);

        cache.put("k", "written");
        corral(cache).markStale("k");
        source.set(() -> "second");
        assertThat(cache.get("k")).isEqualTo("written");
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void aValueThatIsMarkedStaleAgainIsRefreshedAtOnce() {
        Cache<String, String> cache = stale(Runnable::run);
        source.set(StaleCache::broken);
        cache.get("k"); // fails
        cache.get("k"); // finds that it has failed
        cache.get("k"); // notes that in the entry
        source.set(() -> "second");

        corral(cache).markStale("k");
        assertThat(cache.get("k")).isEqualTo("first");
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static CorralCache<String, String> corral(Cache<String, String> cache) {
        return cache.unwrap(CorralCache.class);
    }
}
