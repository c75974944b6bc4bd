// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.fixture.Gate;
import io.corral.fixture.Soon;
import io.corral.fixture.Stages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;

/** Stale values for callers that do not wait in a thread. */
class AsyncStaleTest extends StaleCache {

    @SuppressWarnings("unchecked") // a class has no type arguments
    private final CorralCache<String, String> async = cache.unwrap(CorralCache.class);

    @Test
    void aStaleValueIsThereWhenTheCallReturnsAndIsReloadedOnce() {
        loaded();
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "second";
        });
        bench.clock().advance(STALE_AFTER);

        List<CompletionStage<String>> calls = Stages.many(100, i -> async.getAsync("k"));
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.toCompletableFuture()).isCompletedWithValue("first"));
        assertThat(async.getAllAsync(Set.of("k")).toCompletableFuture()).isCompletedWithValue(Map.of("k", "first"));
        gate.open();
        Soon.asserted(() -> assertThat(Stages.result(async.getAsync("k"))).isEqualTo("second"));
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void aFunctionThatAnswersLaterRefreshesToo() {
        loaded();
        bench.clock().advance(STALE_AFTER);

        assertThat(Stages.result(async.getAsyncFrom("k", key -> CompletableFuture.completedFuture("made"))))
                .isEqualTo("first");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("made"));
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void pastMaxStaleTheReloadIsWaitedFor() {
        loaded();
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(Stages.result(async.getAsync("k"))).isEqualTo("second");
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void andSoDoesGetAll() {
        loaded();
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(Stages.result(async.getAllAsync(Set.of("k", "other"))))
                .isEqualTo(Map.of("k", "second", "other", "second"));
        assertThat(loader.batches()).containsExactly(Set.of("k", "other"));
    }

    @Test
    void pastMaxStaleTheOldValueIsServedIfTheLoadFails() {
        loaded();
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(Stages.result(async.getAsync("k"))).isEqualTo("first");
        assertThat(Stages.result(async.getAllAsync(Set.of("k")))).isEqualTo(Map.of("k", "first"));
        assertThat(loads()).as("the second caller met the pause").isEqualTo(2);
    }

    @Test
    void butNotPastStaleIfError() {
        loaded();
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER.plus(STALE_IF_ERROR));

        assertThat(Stages.failure(async.getAsync("k")))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("no database");
        assertThat(Stages.failure(async.getAllAsync(Set.of("k", "other")))).isInstanceOf(CacheLoaderException.class);
    }
}
