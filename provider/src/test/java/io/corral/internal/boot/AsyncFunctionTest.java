// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.LoadTimeoutException;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import io.corral.fixture.Stages;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values that callers' functions make later: the key is kept while the stage is pending, and no thread is. */
class AsyncFunctionTest {

    private static final Duration LEASE_TIME = Duration.ofHours(1);
    private static final Duration BRIEF = Duration.ofSeconds(2);
    /** As many threads as loads have. */
    private static final int THREADS = 64;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<String> stage = new CompletableFuture<>();
    private final CorralCache<String, String> cache = open(Configured.leaseTime(LEASE_TIME));

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(StampedePolicy policy) {
        return bench.cache(Configured.<String, String>plain().setStampedePolicy(policy))
                .unwrap(CorralCache.class);
    }

    private Function<String, CompletionStage<String>> pending() {
        return key -> {
            calls.incrementAndGet();
            return stage;
        };
    }

    private CompletionStage<String> begun(CorralCache<String, String> where) {
        CompletionStage<String> call = where.getAsyncFrom("k", pending());
        Soon.until("the function is called", () -> calls.get() == 1);
        return call;
    }

    @Test
    void theStageIsAskedForOnceForAllWhoAsk() {
        List<CompletionStage<String>> waiting = Stages.many(500, i -> cache.getAsyncFrom("k", pending()));
        Soon.until("the function is called", () -> calls.get() == 1);
        Member<String> blocking = crowd.send(() -> cache.get("k", key -> "other"));
        blocking.awaitWaiting();
        stage.complete("made");

        assertThat(waiting).allSatisfy(call -> assertThat(Stages.result(call)).isEqualTo("made"));
        assertThat(blocking.result()).isEqualTo("made");
        assertThat(cache.get("k")).isEqualTo("made");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aStageThatHasEndedWillDo() {
        assertThat(Stages.result(cache.getAsyncFrom("k", key -> CompletableFuture.completedFuture("made"))))
                .isEqualTo("made");
        assertThat(cache.get("k")).isEqualTo("made");
    }

    @Test
    void aBlockingFunctionIsOneToo() {
        assertThat(Stages.result(cache.getAsync("k", key -> "made-" + key))).isEqualTo("made-k");
        assertThat(cache.get("k")).isEqualTo("made-k");
    }

    @Test
    void withoutAFunctionAColdKeyIsNothing() {
        assertThat(cache.getAsync("k").toCompletableFuture()).isCompletedWithValue(null);
    }

    @Test
    void aFunctionThatThrowsFailsItsCall() {
        assertFailure(cache.getAsyncFrom("k", key -> {
            throw new IllegalStateException("no client");
        }));
        assertFailure(
                cache.getAsyncFrom("k", key -> CompletableFuture.failedFuture(new IllegalStateException("no client"))));
        assertFailure(cache.getAsyncFrom(
                "k",
                key -> CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException("no client");
                })));
        assertThat(Stages.failure(cache.getAsyncFrom("k", key -> null)))
                .isInstanceOf(CacheLoaderException.class)
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(Stages.result(cache.getAsync("k", key -> "made"))).isEqualTo("made");
    }

    private static void assertFailure(CompletionStage<String> call) {
        assertThat(Stages.failure(call))
                .isInstanceOf(CacheLoaderException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no client");
    }

    @Test
    void whoeverWaitsForAStageThatIsCancelledMakesTheValueHimself() {
        CompletionStage<String> cancelled = begun(cache);
        CompletionStage<String> joiner = cache.getAsync("k", key -> "made");
        stage.cancel(true);

        assertThat(Stages.failure(cancelled)).isInstanceOf(CacheLoaderException.class);
        assertThat(Stages.result(joiner)).isEqualTo("made");
    }

    @Test
    void aWriteMeanwhileWins() {
        CompletionStage<String> call = begun(cache);
        cache.put("k", "written");
        stage.complete("late");

        assertThat(Stages.result(call)).isEqualTo("late");
        assertThat(cache.get("k")).isEqualTo("written");
    }

    @Test
    void aStageThatNeverEndsFailsItsCallerInTimeAndIsOvertakenByOthers() {
        CorralCache<String, String> brief = open(
                StampedePolicy.builder().loadWait(BRIEF).leaseTime(LEASE_TIME).build());
        CompletionStage<String> begun = begun(brief);
        CompletionStage<String> joiner = brief.getAsync("k", key -> "made");
        assertThat(Stages.failure(begun)).isInstanceOf(LoadTimeoutException.class);
        assertThat(Stages.failure(joiner)).isInstanceOf(LoadTimeoutException.class);
        bench.clock().advance(LEASE_TIME);

        CorralCache<String, String> same = brief;
        Soon.asserted(() ->
                assertThat(Stages.result(same.getAsync("k", key -> "made"))).isEqualTo("made"));
        stage.complete("late");
        assertThat(same.get("k")).isEqualTo("made");
    }

    @Test
    void closingTheCacheFailsTheCallAndTheStageMayEndAsItLikes() {
        CompletionStage<String> call = begun(cache);
        cache.close();

        assertThat(Stages.failure(call)).isInstanceOf(IllegalStateException.class);
        assertThat(stage.complete("late")).isTrue();
    }

    @Test
    void withoutWorkersAPendingStageFailsItsCallAndLeavesNoFlight() {
        CompletionStage<String> call = begun(cache);
        Member<String> blocking = crowd.send(() -> cache.get("k", key -> "mine"));
        blocking.awaitWaiting();
        bench.dismissWorkers();
        bench.clock().advance(LEASE_TIME);
        stage.complete("late");

        assertThat(Stages.failure(call)).isInstanceOf(CacheException.class);
        assertThat(blocking.result()).isEqualTo("mine");
    }

    @Test
    void tenThousandPendingStagesHoldNoThread() {
        Stages.many(1_000, i -> cache.getAsyncFrom("k" + i, pending()));
        Soon.until("the functions are called", () -> calls.get() == 1_000);
        int before = Stages.threads().size();
        List<CompletionStage<String>> waiting =
                Stages.many(10_000, i -> cache.getAsyncFrom("k" + i % 1_000, pending()));

        assertThat(waiting).noneMatch(Stages::ended);
        assertThat(Stages.threads()).hasSizeLessThanOrEqualTo(before + 1);
        stage.complete("made");
        assertThat(waiting).allSatisfy(call -> assertThat(Stages.result(call)).isEqualTo("made"));
        assertThat(calls).hasValue(1_000);
    }

    /** Each thread for loads has begun one of the pending loads, and is none of those loads' leader any more. */
    @Test
    void aThreadThatHasLeftALoadMayWaitForIt() {
        List<CompletableFuture<String>> stages = IntStream.range(0, THREADS)
                .mapToObj(i -> new CompletableFuture<String>())
                .toList();
        Stages.many(
                THREADS,
                i -> cache.getAsyncFrom("k" + i, key -> {
                    calls.incrementAndGet();
                    return stages.get(i);
                }));
        Soon.until("the functions are called", () -> calls.get() == THREADS);
        Queue<String> read = new ConcurrentLinkedQueue<>();
        CompletionStage<String> call = cache.getAsync("other", key -> {
            for (int i = 0; i < THREADS; i++) {
                read.add(cache.get("k" + i, other -> "mine"));
            }
            return "read";
        });
        for (int i = 0; i < THREADS; i++) {
            int next = i;
            Soon.until(
                    "a thread for loads waits for load " + i,
                    () -> Stages.ended(call) || (read.size() == next && waits()));
            stages.get(i).complete("made");
        }

        assertThat(Stages.result(call)).isEqualTo("read");
        assertThat(read).hasSize(THREADS).containsOnly("made");
    }

    private static boolean waits() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("corral-async-workbench"))
                .anyMatch(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals("io.corral.internal.flight.Waits")));
    }
}
