// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import io.corral.internal.change.Change;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Callers who come when a load has been settled at the store, and its leader does not know it yet. What they did
 * before, a write for instance, is newer than that load: they must not get its outcome.
 */
class ClosedFlightTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger loads = new AtomicInteger();
    private Cache<String, String> cache;

    @Test
    void whoeverComesAfterARemoveDoesNotGetWhatWasCommittedBeforeIt() {
        load(number -> "load " + number, Change.Commit.class);
        Member<String> leader = leader();

        assertThat(cache.remove("k")).isTrue();
        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("load 2");
        released.countDown();

        assertThat(leader.result()).isEqualTo("load 1");
        assertThat(cache.get("k")).isEqualTo("load 2");
    }

    @Test
    void aBulkReaderWhoComesAfterARemoveDoesNotGetWhatWasCommittedBeforeIt() {
        load(number -> "load " + number, Change.Commit.class);
        leader();

        cache.remove("k");

        assertThat(crowd.send(() -> cache.getAll(Set.of("k"))).result()).containsEntry("k", "load 2");
    }

    @Test
    void whoeverComesAfterARemoveDoesNotGetWhatABulkReaderCommittedBeforeIt() {
        load(number -> "load " + number, Change.Commit.class);
        Member<Map<String, String>> leader = crowd.send(() -> cache.getAll(Set.of("k")));
        awaitSettled();

        cache.remove("k");
        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("load 2");
        released.countDown();

        assertThat(leader.result()).containsEntry("k", "load 1");
    }

    @Test
    void whoeverComesAfterTheCommitHasTheValueAtOnce() {
        load(number -> "load " + number, Change.Commit.class);
        leader();

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("load 1");
        assertThat(loads).hasValue(1);
    }

    @Test
    void whoeverComesAfterALoadWithoutAValueAsksTheLoaderAgain() {
        load(number -> number == 1 ? null : "load " + number, Change.Abandon.class);
        Member<String> leader = leader();

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("load 2");
        released.countDown();

        assertThat(leader.result()).isNull();
        assertThat(cache.get("k")).isEqualTo("load 2");
    }

    @Test
    void whoeverComesAfterALoadThatFailedAsksTheLoaderAgain() {
        load(
                number -> {
                    if (number == 1) {
                        throw new IllegalStateException("not today");
                    }
                    return "load " + number;
                },
                Change.Abandon.class);
        Member<String> leader = leader();

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("load 2");
        released.countDown();

        assertThat(leader.failure()).isInstanceOf(CacheLoaderException.class);
    }

    @Test
    void whoeverWaitedForALoadThatFailedAfterAWriteLooksAgain() {
        Gate failing = new Gate();
        cache = bench.cache(Configured.readThrough(new CountingLoader<>(key -> {
            failing.pass();
            throw new IllegalStateException("not today");
        })));
        Member<String> leader = crowd.send(() -> cache.get("k"));
        failing.awaitArrivals(1);
        Member<String> joiner = crowd.send(() -> cache.get("k"));
        joiner.awaitWaiting();

        cache.put("k", "put");
        assertThat(joiner.result()).isEqualTo("put");
        failing.open();

        assertThat(leader.failure()).isInstanceOf(CacheLoaderException.class);
        assertThat(cache.get("k")).isEqualTo("put");
        assertThatThrownBy(() -> cache.get("other")).isInstanceOf(CacheLoaderException.class);
    }

    private Member<String> leader() {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        awaitSettled();
        return leader;
    }

    /** Loads by number from 1; the first change of this kind is held when the store has made it. */
    private void load(IntFunction<String> answers, Class<? extends Change> held) {
        CorralConfiguration<String, String> configuration =
                Configured.readThrough(new CountingLoader<>(key -> answers.apply(loads.incrementAndGet())));
        // Whoever waits for the held one waits longer than this test: nobody gets on by overtaking it.
        cache = bench.cache(configuration.setStampedePolicy(Configured.leaseTime(Duration.ofHours(1))));
        AtomicBoolean first = new AtomicBoolean(true);
        bench.<String>store().append((key, change) -> {
            if (held.isInstance(change) && first.compareAndSet(true, false)) {
                settled.countDown();
                awaitRelease();
            }
        });
    }

    private void awaitSettled() {
        Soon.until("the load is settled", () -> settled.getCount() == 0);
    }

    /** Without a limit of its own: who waits for the leader waits longer than the test. */
    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
