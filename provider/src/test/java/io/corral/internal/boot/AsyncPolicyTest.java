// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.LoadAnswerException;
import io.corral.LoadTimeoutException;
import io.corral.OnMiss;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Soon;
import io.corral.fixture.Stages;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a policy asks for holds for callers that do not wait in a thread, too, and is counted. */
class AsyncPolicyTest {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "loaded");
    private final CountingLoader<String, String> loader =
            new CountingLoader<>(key -> source.get().get());

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> cache(StampedePolicy policy) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        Executor here = Runnable::run;
        configuration.setRefreshExecutorFactory(() -> here);
        configuration.setDefaultValueFactory(() -> "default");
        return bench.cache(configuration.setStampedePolicy(policy)).unwrap(CorralCache.class);
    }

    private static String missing() {
        throw new NoSuchElementException("no such thing");
    }

    @Test
    void aMissIsAnsweredWithTheDefaultAtOnce() {
        CorralCache<String, String> cache =
                cache(StampedePolicy.builder().onMiss(OnMiss.DEFAULT).build());

        assertThat(cache.getAsync("a").toCompletableFuture()).isCompletedWithValue("default");
        assertThat(cache.getAllAsync(Set.of("b")).toCompletableFuture()).isCompletedWithValue(Map.of("b", "default"));
        assertThat(Stages.result(cache.getAsync("c", key -> "made"))).isEqualTo("made");

        assertThat(cache.getAsync("a").toCompletableFuture()).isCompletedWithValue("loaded");
        assertThat(loader.asked()).containsExactly("a", "b");
        assertThat(cache.protectionStatistics().getDefaultsServed()).isEqualTo(2);
    }

    @Test
    void noOldValueStandsInForAnAnswer() {
        CorralCache<String, String> cache = cache(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(Duration.ZERO)
                .answers(AnswersTest.Missing.class)
                .build());
        Stages.result(cache.getAllAsync(Set.of("a", "b", "c")));
        bench.clock().advance(STALE_AFTER);
        source.set(AsyncPolicyTest::missing);

        assertThat(Stages.failure(cache.getAsync("a"))).isInstanceOf(LoadAnswerException.class);
        assertThat(Stages.failure(cache.getAllAsync(Set.of("b")))).isInstanceOf(LoadAnswerException.class);
        assertThat(Stages.failure(
                        cache.getAsyncFrom("c", key -> CompletableFuture.supplyAsync(AsyncPolicyTest::missing))))
                .isInstanceOf(LoadAnswerException.class)
                .hasCauseInstanceOf(NoSuchElementException.class);
        assertThat(cache.containsKey("c")).as("the old value").isFalse();
    }

    @Test
    void aPendingStageIsALoadUnderWayAndItsCallersAreCounted() {
        CorralCache<String, String> cache = cache(Configured.loadWait(Duration.ofSeconds(2)));
        CompletableFuture<String> pending = new CompletableFuture<>();
        CompletionStage<String> call = cache.getAsyncFrom("k", key -> pending);
        Soon.until("the function is called", () -> cache.protectionStatistics().getLoadsUnderWay() == 1);
        CompletionStage<String> joiner = cache.getAsync("k");

        assertThat(Stages.failure(call)).isInstanceOf(LoadTimeoutException.class);
        assertThat(Stages.failure(joiner)).isInstanceOf(LoadTimeoutException.class);
        assertThat(cache.protectionStatistics().getLoadsUnderWay()).isEqualTo(1);
        pending.complete("late");

        Soon.until("the late value is stored", () -> cache.containsKey("k"));
        assertThat(cache.protectionStatistics().getLoads()).isEqualTo(1);
        assertThat(cache.protectionStatistics().getLoadsUnderWay()).isZero();
        assertThat(cache.protectionStatistics().getLoadsCoalesced()).isGreaterThanOrEqualTo(1);
        assertThat(cache.protectionStatistics().getWaitsTimedOut()).isEqualTo(2);
    }
}
