// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Stages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several keys at once for callers that do not wait in a thread; and writes. */
class AsyncBulkTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final AtomicReference<UnaryOperator<String>> source = new AtomicReference<>(key -> "loaded-" + key);
    private final CountingLoader<String, String> loader =
            new CountingLoader<>(key -> source.get().apply(key));
    private final CorralCache<String, String> cache = open(Configured.readThrough(loader));

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(CorralConfiguration<String, String> configuration) {
        return bench.cache(configuration).unwrap(CorralCache.class);
    }

    @Test
    void whatIsThereIsThereWhenTheCallReturns() {
        cache.putAll(Map.of("a", "1", "b", "2"));

        assertThat(cache.getAllAsync(Set.of("a", "b")).toCompletableFuture())
                .isCompletedWithValue(Map.of("a", "1", "b", "2"));
        assertThat(cache.getAllAsync(Set.of()).toCompletableFuture()).isCompletedWithValue(Map.of());
    }

    @Test
    void whatIsMissingGoesToOneLoadAll() {
        cache.put("a", "1");

        assertThat(Stages.result(cache.getAllAsync(Set.of("a", "b", "c"))))
                .isEqualTo(Map.of("a", "1", "b", "loaded-b", "c", "loaded-c"));
        assertThat(loader.batches()).containsExactly(Set.of("b", "c"));
        assertThat(cache.get("b")).isEqualTo("loaded-b");
    }

    @Test
    void eachKeyIsLoadedOnceForAllWhoAsk() {
        source.set(key -> {
            gate.pass();
            return "slow-" + key;
        });
        Member<String> blocking = crowd.send(() -> cache.get("a"));
        gate.awaitArrivals(1);
        List<CompletionStage<Map<String, String>>> calls =
                Stages.many(100, i -> cache.getAllAsync(Set.of("a", "b" + i % 3)));
        gate.awaitArrivals(4);
        assertThat(calls).noneMatch(Stages::ended);
        gate.open();

        assertThat(blocking.result()).isEqualTo("slow-a");
        for (int i = 0; i < 100; i++) {
            String other = "b" + i % 3;
            assertThat(Stages.result(calls.get(i))).isEqualTo(Map.of("a", "slow-a", other, "slow-" + other));
        }
        assertThat(loader.asked()).containsExactlyInAnyOrder("a", "b0", "b1", "b2");
    }

    @Test
    void keysWithoutAValueAreMissing() {
        source.set(key -> key.equals("a") ? null : "loaded");

        assertThat(Stages.result(cache.getAllAsync(Set.of("a", "b")))).isEqualTo(Map.of("b", "loaded"));
    }

    @Test
    void aFailureFailsTheCallAndNobodyWaitsForItsKeys() {
        source.set(key -> {
            throw new IllegalStateException("no database");
        });
        assertThat(Stages.failure(cache.getAllAsync(Set.of("a", "b"))))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("no database");

        source.set(key -> "well");
        assertThat(cache.getAll(Set.of("a", "b"))).isEqualTo(Map.of("a", "well", "b", "well"));
    }

    @Test
    void aWriteMeanwhileWins() {
        source.set(key -> {
            gate.pass();
            return "late";
        });
        CompletionStage<Map<String, String>> leader = cache.getAllAsync(Set.of("a"));
        gate.awaitArrivals(1);
        CompletionStage<Map<String, String>> joiner = cache.getAllAsync(Set.of("a"));
        cache.put("a", "written");

        assertThat(Stages.result(joiner)).isEqualTo(Map.of("a", "written"));
        gate.open();
        assertThat(Stages.result(leader)).isEqualTo(Map.of("a", "late"));
        assertThat(cache.get("a")).isEqualTo("written");
    }

    @Test
    void closingTheCacheFailsAllWhoWait() {
        source.set(key -> {
            gate.pass();
            return "late";
        });
        CompletionStage<Map<String, String>> call = cache.getAllAsync(Set.of("a", "b"));
        CompletionStage<Void> loading = cache.loadAllAsync(Set.of("c"), true);
        gate.awaitArrivals(2);
        cache.close();

        assertThat(Stages.failure(call)).isInstanceOf(IllegalStateException.class);
        assertThat(Stages.failure(loading)).isInstanceOf(IllegalStateException.class);
        gate.open();
    }

    @Test
    void loadAllReplacesOnlyIfItIsTold() {
        cache.put("a", "old");

        Stages.result(cache.loadAllAsync(Set.of("a", "b"), false));
        assertThat(cache.getAll(Set.of("a", "b"))).isEqualTo(Map.of("a", "old", "b", "loaded-b"));
        Stages.result(cache.loadAllAsync(Set.of("a", "b"), true));
        assertThat(cache.get("a")).isEqualTo("loaded-a");
        assertThat(loader.batches()).containsExactly(Set.of("b"), Set.of("a", "b"));
    }

    @Test
    void withoutALoaderThereIsNothingToDo() {
        CorralCache<String, String> plain = open(Configured.plain());

        assertThat(plain.loadAllAsync(Set.of("a"), true).toCompletableFuture()).isCompletedWithValue(null);
        assertThat(plain.getAllAsync(Set.of("a")).toCompletableFuture()).isCompletedWithValue(Map.of());
    }

    @Test
    void aWriteThatHasBegunIsEndedAndOneThatHasNotFailsWhenTheCacheIsClosed() {
        RecordingWriter<String, String> writer = new RecordingWriter<>();
        CorralCache<String, String> writing = open(Configured.writeThrough(new Held(writer)));
        CompletionStage<Void> begun = writing.putAsync("k0", "v");
        gate.awaitArrivals(1);
        int all = 2 + 2 * Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        List<CompletionStage<Void>> others = Stages.many(all, i -> writing.putAsync("k" + (i + 1), "v"));
        writing.close();

        assertThat(Stages.failure(others.get(all - 1))).isInstanceOf(IllegalStateException.class);
        assertThat(Stages.ended(begun)).isFalse();
        gate.open();
        // What became of the store that was closed meanwhile is not asked here: only that nobody waits for ever.
        assertThat(others)
                .allSatisfy(other ->
                        other.exceptionally(e -> null).toCompletableFuture().join());
        begun.exceptionally(e -> null).toCompletableFuture().join();
    }

    /** A writer that waits at the gate. */
    private final class Held implements CacheWriter<String, String> {

        private final CacheWriter<String, String> behind;

        Held(CacheWriter<String, String> behind) {
            this.behind = behind;
        }

        @Override
        public void write(Cache.Entry<? extends String, ? extends String> entry) {
            gate.pass();
            behind.write(entry);
        }

        @Override
        public void writeAll(java.util.Collection<Cache.Entry<? extends String, ? extends String>> entries) {
            entries.forEach(this::write);
        }

        @Override
        public void delete(Object key) {
            behind.delete(key);
        }

        @Override
        public void deleteAll(java.util.Collection<?> keys) {
            behind.deleteAll(keys);
        }
    }
}
