// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.LoadReentryException;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Stages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code getAsync} in a cache with a loader: the rows of {@code get}, for callers that do not wait in a thread. */
class AsyncGetTest {

    private static final Duration LEASE_TIME = Duration.ofHours(1);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "loaded");
    private final CorralCache<String, String> cache = open(Configured.leaseTime(LEASE_TIME));

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(StampedePolicy policy) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(new CountingLoader<>(key -> {
            loads.incrementAndGet();
            return source.get().get();
        }));
        return bench.cache(configuration.setStampedePolicy(policy)).unwrap(CorralCache.class);
    }

    private void slowly(String value) {
        source.set(() -> {
            gate.pass();
            return value;
        });
    }

    private List<CompletionStage<String>> waiting(int count) {
        List<CompletionStage<String>> calls = Stages.many(count, i -> cache.getAsync("k"));
        gate.awaitArrivals(1);
        return calls;
    }

    @Test
    void whatIsThereIsThereWhenTheCallReturns() {
        cache.put("k", "put");

        assertThat(cache.getAsync("k").toCompletableFuture()).isCompletedWithValue("put");
        assertThat(loads).hasValue(0);
    }

    @Test
    void aColdKeyIsLoadedOnceForAllWhoAsk() {
        slowly("slow");
        List<CompletionStage<String>> calls = waiting(500);
        Member<String> blocking = crowd.send(() -> cache.get("k"));
        blocking.awaitWaiting();
        gate.open();

        assertThat(calls).allSatisfy(call -> assertThat(Stages.result(call)).isEqualTo("slow"));
        assertThat(blocking.result()).isEqualTo("slow");
        assertThat(loads).hasValue(1);
    }

    @Test
    void aBlockingCallersLoadIsJoined() {
        slowly("slow");
        Member<String> blocking = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        CompletionStage<String> call = cache.getAsync("k");
        assertThat(Stages.ended(call)).isFalse();
        gate.open();

        assertThat(Stages.result(call)).isEqualTo("slow");
        assertThat(blocking.result()).isEqualTo("slow");
        assertThat(loads).hasValue(1);
    }

    @Test
    void tenThousandWhoWaitHoldNoThread() {
        slowly("slow");
        waiting(1);
        int before = Stages.threads().size();
        List<CompletionStage<String>> calls = Stages.many(10_000, i -> cache.getAsync("k"));

        assertThat(calls).noneMatch(Stages::ended);
        assertThat(Stages.threads()).as("one may have been added by chance").hasSizeLessThanOrEqualTo(before + 1);
        gate.open();
        assertThat(calls).allSatisfy(call -> assertThat(Stages.result(call)).isEqualTo("slow"));
        assertThat(loads).hasValue(1);
    }

    @Test
    void allWhoWaitGetTheFailureAsItIs() {
        source.set(() -> {
            gate.pass();
            throw new IllegalStateException("no database");
        });
        List<CompletionStage<String>> calls = waiting(50);
        gate.open();

        assertThat(calls)
                .allSatisfy(call -> assertThat(Stages.failure(call))
                        .isInstanceOf(CacheLoaderException.class)
                        .hasMessageContaining("no database"));
        assertThat(loads).hasValue(1);
        source.set(() -> "well");
        assertThat(Stages.result(cache.getAsync("k"))).isEqualTo("well");
    }

    @Test
    void aCopyOfTheStageFailsWithItAsItIs() {
        source.set(() -> {
            throw new IllegalStateException("no database");
        });

        assertThat(Stages.failure(cache.getAsync("k").toCompletableFuture())).isInstanceOf(CacheLoaderException.class);
    }

    @Test
    void anErrorStaysOne() {
        source.set(() -> {
            throw new StackOverflowError("as the test wants it");
        });

        assertThat(Stages.failure(cache.getAsync("k"))).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void nothingIsNull() {
        source.set(() -> null);

        assertThat(Stages.result(cache.getAsync("k"))).isNull();
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void aWriteMeanwhileWinsAndThoseWhoWaitHaveItAtOnce() {
        slowly("late");
        CompletionStage<String> leader = waiting(1).get(0);
        CompletionStage<String> joiner = cache.getAsync("k");
        cache.put("k", "written");
        assertThat(Stages.result(joiner)).isEqualTo("written");
        gate.open();

        assertThat(Stages.result(leader)).isEqualTo("late");
        assertThat(cache.get("k")).isEqualTo("written");
    }

    @Test
    void aRemoveMeanwhileHasThoseWhoWaitLoadAgain() {
        slowly("late");
        waiting(1);
        CompletionStage<String> joiner = cache.getAsync("k");
        source.set(() -> "fresh");
        cache.remove("k");

        assertThat(Stages.result(joiner)).isEqualTo("fresh");
        gate.open();
        assertThat(cache.get("k")).isEqualTo("fresh");
    }

    @Test
    void aLoadThatOutstaysItsLeaseIsOvertaken() {
        slowly("late");
        CompletionStage<String> leader = waiting(1).get(0);
        source.set(() -> "second");
        bench.clock().advance(LEASE_TIME);

        assertThat(Stages.result(cache.getAsync("k"))).isEqualTo("second");
        gate.open();
        assertThat(Stages.result(leader)).isEqualTo("late");
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void whoWaitsForALoadThatOutstaysItsLeaseOvertakesIt() {
        CorralCache<String, String> brief = open(Configured.leaseTime(Duration.ofMillis(50)));
        slowly("late");
        CompletionStage<String> leader = brief.getAsync("k");
        gate.awaitArrivals(1);
        source.set(() -> "second");
        bench.clock().advance(Duration.ofMillis(20));
        CompletionStage<String> joiner = brief.getAsync("k");
        // Its timer runs by the real clock, and the lease by the test's.
        bench.clock().advance(Duration.ofMillis(30));

        assertThat(Stages.result(joiner)).isEqualTo("second");
        gate.open();
        assertThat(Stages.result(leader)).isEqualTo("late");
    }

    @Test
    void closingTheCacheFailsAllWhoWait() {
        slowly("late");
        List<CompletionStage<String>> calls = waiting(50);
        cache.close();

        assertThat(calls)
                .allSatisfy(call -> assertThat(Stages.failure(call)).isInstanceOf(IllegalStateException.class));
        gate.open();
    }

    @Test
    void withoutWorkersACallFailsAndAHitDoesNot() {
        cache.put("there", "put");
        bench.dismissWorkers();

        assertThat(Stages.failure(cache.getAsync("k"))).isInstanceOf(CacheException.class);
        assertThat(Stages.failure(cache.getAllAsync(java.util.Set.of("k", "there"))))
                .isInstanceOf(CacheException.class);
        assertThat(Stages.failure(cache.putAsync("k", "v"))).isInstanceOf(CacheException.class);
        assertThat(Stages.result(cache.getAsync("there"))).isEqualTo("put");
        assertThat(cache.get("k")).as("no flight is left behind").isEqualTo("loaded");
    }

    @Test
    void whoeverHasTheStageCannotEndIt() {
        slowly("slow");
        CompletionStage<String> call = waiting(1).get(0);
        CompletionStage<String> other = cache.getAsync("k");

        assertThat(call.toCompletableFuture().cancel(true)).isTrue();
        CompletableFuture<String> cast = (CompletableFuture<String>) other;
        assertThatThrownBy(() -> cast.complete("mine")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> cast.cancel(true)).isInstanceOf(UnsupportedOperationException.class);
        gate.open();

        assertThat(Stages.result(call)).isEqualTo("slow");
        assertThat(Stages.result(other)).isEqualTo("slow");
    }

    @Test
    void aLoaderThatAsksForItsOwnKeyIsTold() {
        AtomicReference<CompletionStage<String>> own = new AtomicReference<>();
        source.set(() -> {
            own.set(cache.getAsync("k"));
            return "loaded";
        });

        assertThat(Stages.result(cache.getAsync("k"))).isEqualTo("loaded");
        assertThat(Stages.failure(own.get())).isInstanceOf(LoadReentryException.class);
    }

    @Test
    void whatIsAttachedDoesNotRunWhereLoadersDo() {
        CompletionStage<String> thread =
                cache.getAsync("k").thenApply(value -> Thread.currentThread().getName());
        CompletionStage<String> loading =
                cache.getAsync("other", key -> Thread.currentThread().getName());

        assertThat(Stages.result(thread)).doesNotContain("corral-async", "corral-step");
        assertThat(Stages.result(loading)).startsWith("corral-async-workbench");
    }
}
