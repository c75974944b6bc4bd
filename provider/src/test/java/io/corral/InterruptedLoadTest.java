// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Threads that are interrupted while they load or wait; only the first load waits at the gate. */
class InterruptedLoadTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final AtomicInteger loads = new AtomicInteger();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        if (loads.incrementAndGet() == 1) {
            gate.pass();
        }
        return "loaded";
    });
    private Cache<String, String> cache;

    /** What a call threw, and whether the interrupt flag of its thread was set then. */
    private record Outcome(Throwable failure, boolean flag) {}

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.readThrough(loader));
    }

    @Test
    void anInterruptedWaiterIsToldSoAndKeepsItsFlag() {
        reading();
        Member<Outcome> waiter = outcomeOf(() -> cache.get("k"));
        waiter.awaitWaiting();

        waiter.interrupt();

        assertThat(waiter.result().failure())
                .isExactlyInstanceOf(CacheException.class)
                .hasCauseInstanceOf(InterruptedException.class)
                .hasMessageContaining(cache.getName());
        assertThat(waiter.result().flag()).isTrue();
    }

    @Test
    void theLoadGoesOnWhenAWaiterIsInterrupted() {
        Member<String> leader = reading();
        Member<Outcome> waiter = outcomeOf(() -> cache.get("k"));
        waiter.awaitWaiting();
        waiter.interrupt();
        assertThat(waiter.result().failure()).isNotNull();

        gate.open();

        assertThat(leader.result()).isEqualTo("loaded");
        assertThat(cache.containsKey("k")).isTrue();
        assertThat(loads).hasValue(1);
    }

    @Test
    void anInterruptedBulkWaiterIsToldSoAndKeepsItsFlag() {
        reading();
        Member<Outcome> waiter = outcomeOf(() -> cache.getAll(Set.of("k", "l")));
        waiter.awaitWaiting();

        waiter.interrupt();

        assertThat(waiter.result().failure()).isExactlyInstanceOf(CacheException.class);
        assertThat(waiter.result().flag()).isTrue();
    }

    @Test
    void anInterruptedLeaderIsToldSoAndKeepsItsFlag() {
        Member<Outcome> leader = outcomeOf(() -> cache.get("k"));
        gate.awaitArrivals(1);

        leader.interrupt();

        assertThat(leader.result().failure()).isInstanceOf(CacheLoaderException.class);
        assertThat(leader.result().flag()).isTrue();
    }

    @Test
    void thoseWhoWaitForAnInterruptedLeaderLoadAgain() {
        Member<Outcome> leader = outcomeOf(() -> cache.get("k"));
        gate.awaitArrivals(1);
        Member<String> one = crowd.send(() -> cache.get("k"));
        Member<String> two = crowd.send(() -> cache.get("k"));
        one.awaitWaiting();
        two.awaitWaiting();

        leader.interrupt();

        assertThat(one.result()).isEqualTo("loaded");
        assertThat(two.result()).isEqualTo("loaded");
        assertThat(loads).hasValue(2);
    }

    @Test
    void thoseWhoWaitForAnInterruptedBulkLeaderLoadAgain() {
        Member<Outcome> leader = outcomeOf(() -> cache.getAll(Set.of("k", "l")));
        gate.awaitArrivals(1);
        Member<String> one = crowd.send(() -> cache.get("k"));
        Member<Object> two = crowd.send(() -> cache.getAll(Set.of("k", "l")));
        one.awaitWaiting();
        two.awaitWaiting();

        leader.interrupt();

        assertThat(one.result()).isEqualTo("loaded");
        assertThat(two.result()).isEqualTo(Map.of("k", "loaded", "l", "loaded"));
    }

    @Test
    void anInterruptThatTheLoaderDoesNotMindChangesNothing() {
        Cache<String, String> stoic = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> {
            Thread.currentThread().interrupt();
            return "loaded all the same";
        })));

        Member<Boolean> leader = crowd.send(() -> stoic.get("k").equals("loaded all the same")
                && Thread.currentThread().isInterrupted());

        assertThat(leader.result()).isTrue();
        assertThat(stoic.containsKey("k")).isTrue();
    }

    @Test
    void anInterruptedThreadIsStillServedWhatIsThere() {
        cache.put("k", "put");

        Member<String> reader = crowd.send(() -> {
            Thread.currentThread().interrupt();
            return cache.get("k") + " " + Thread.currentThread().isInterrupted();
        });

        assertThat(reader.result()).isEqualTo("put true");
    }

    private Member<String> reading() {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        return leader;
    }

    private Member<Outcome> outcomeOf(Runnable call) {
        return crowd.send(() -> {
            try {
                call.run();
                return new Outcome(null, Thread.currentThread().isInterrupted());
            } catch (RuntimeException e) {
                return new Outcome(e, Thread.currentThread().isInterrupted());
            }
        });
    }
}
