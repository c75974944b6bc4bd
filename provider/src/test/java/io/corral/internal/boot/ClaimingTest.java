// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.EntryView;
import io.corral.LoadClaim;
import io.corral.LoadLease;
import io.corral.LoadTimeoutException;
import io.corral.NotCopyableException;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Leases in the hands of code that fills the cache itself. */
class ClaimingTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final CorralCache<String, Object> cache = cache();

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, Object> cache() {
        CorralConfiguration<String, Object> configuration = Configured.plain();
        return bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                        .leaseTime(LEASE)
                        .backOff(Duration.ofSeconds(5))
                        .negativeTtl(Duration.ofSeconds(5))
                        .build()))
                .unwrap(CorralCache.class);
    }

    private static LoadLease<Object> granted(LoadClaim<Object> claim) {
        assertThat(claim).isInstanceOf(LoadClaim.Granted.class);
        return ((LoadClaim.Granted<Object>) claim).lease();
    }

    private void awaitWaiting(int count) {
        Soon.until(count + " wait", () -> cache.protectionStatistics().getLoadsCoalesced() >= count);
    }

    @Test
    void oneOfManyIsGrantedTheKeyAndTheOthersGetItsValue() {
        AtomicInteger made = new AtomicInteger();
        List<Member<Object>> callers = crowd.sendTogether(16, number -> {
            LoadClaim<Object> claim = cache.claim("k");
            if (claim instanceof LoadClaim.Granted<Object> mine) {
                awaitWaiting(15);
                try (LoadLease<Object> lease = mine.lease()) {
                    assertThat(lease.commit("made-" + made.incrementAndGet())).isTrue();
                }
                return "made-1";
            }
            return ((LoadClaim.Found<Object>) claim).value();
        });

        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isEqualTo("made-1"));
        assertThat(cache.get("k")).isEqualTo("made-1");
    }

    @Test
    void readersWithFunctionsWaitForItToo() {
        LoadLease<Object> lease = granted(cache.claim("k"));
        Member<Object> reader = crowd.send(() -> cache.get("k", key -> "other"));
        awaitWaiting(1);
        lease.commit("made");

        assertThat(reader.result()).isEqualTo("made");
    }

    @Test
    void aWriteMakesItVoid() {
        LoadLease<Object> lease = granted(cache.claim("k"));
        cache.put("k", "written");

        assertThat(lease.commit("late")).isFalse();
        assertThat(cache.get("k")).isEqualTo("written");
    }

    @Test
    void soDoesARemove() {
        LoadLease<Object> lease = granted(cache.claim("k"));
        cache.remove("k");

        assertThat(lease.commit("late")).isFalse();
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void onceHandedBackItIsTheNextOnes() {
        LoadLease<Object> lease = granted(cache.claim("k"));
        Member<LoadClaim<Object>> next = crowd.send(() -> cache.claim("k"));
        awaitWaiting(1);
        lease.close();

        granted(next.result()).commit("made");
        assertThat(lease.commit("late")).isFalse();
        assertThat(cache.get("k")).isEqualTo("made");
    }

    @Test
    void onceItsTimeIsOverAnotherTakesIt() {
        LoadLease<Object> hung = granted(cache.claim("k"));
        bench.clock().advance(LEASE);

        granted(cache.claim("k")).commit("made");
        assertThat(hung.commit("late")).isFalse();
        assertThat(cache.get("k")).isEqualTo("made");
    }

    @Test
    void thatItFailedIsSharedAndFollowedByAPause() {
        LoadLease<Object> lease = granted(cache.claim("k"));
        Member<LoadClaim<Object>> waiting = crowd.send(() -> cache.claim("k"));
        awaitWaiting(1);
        lease.fail(new IllegalStateException("no database"));

        assertThat(waiting.failure()).isInstanceOf(CacheLoaderException.class).hasMessageContaining("no database");
        assertThatThrownBy(() -> cache.claim("k"))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("no database");
        bench.clock().advance(Duration.ofSeconds(5));
        granted(cache.claim("k")).close();
    }

    @Test
    void thatThereIsNothingIsSharedAndRemembered() {
        LoadLease<Object> lease = granted(cache.claim("k"));
        Member<LoadClaim<Object>> waiting = crowd.send(() -> cache.claim("k"));
        awaitWaiting(1);
        lease.nothing();

        assertThat(waiting.result()).isEqualTo(new LoadClaim.Nothing<>());
        assertThat(cache.claim("k")).isEqualTo(new LoadClaim.Nothing<>());
        bench.clock().advance(Duration.ofSeconds(5));
        granted(cache.claim("k")).close();
    }

    @Test
    void aThreadOtherThanTheOneThatClaimedMayEndIt() {
        LoadLease<Object> lease = granted(cache.claim("k"));

        assertThat(crowd.send(() -> lease.commit("made")).result()).isTrue();
        assertThat(cache.get("k")).isEqualTo("made");
    }

    @Test
    void onlyTheFirstEndCounts() {
        LoadLease<Object> lease = granted(cache.claim("k"));
        lease.commit("made");
        lease.nothing();
        lease.fail(new IllegalStateException());
        lease.close();

        assertThat(lease.commit("again")).isFalse();
        assertThat(cache.get("k")).isEqualTo("made");
    }

    @Test
    void whatCannotBeStoredEndsIt() {
        LoadLease<Object> lease = granted(cache.claim("k"));

        assertThatThrownBy(() -> lease.commit(new Object())).isInstanceOf(NotCopyableException.class);
        granted(cache.claim("k")).close();
    }

    @Test
    void nullIsRefusedAndEndsNothing() {
        LoadLease<Object> lease = granted(cache.claim("k"));

        assertThatThrownBy(() -> lease.commit(null)).isInstanceOf(NullPointerException.class);
        assertThat(lease.commit("made")).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked") // a class has no type arguments
    void whoWaitsForTooLongIsToldSo() {
        CorralConfiguration<String, Object> configuration = Configured.plain();
        CorralCache<String, Object> hasty = bench.cache(
                        configuration.setStampedePolicy(Configured.loadWait(Duration.ofMillis(1))))
                .unwrap(CorralCache.class);
        LoadLease<Object> lease = granted(hasty.claim("k"));

        assertThat(crowd.send(() -> hasty.claim("k")).failure()).isInstanceOf(LoadTimeoutException.class);
        assertThat(hasty.protectionStatistics().getWaitsTimedOut()).isEqualTo(1);
        lease.close();
    }

    @Test
    void aPeekTellsWhyTheLastLoadFailed() {
        cache.put("k", "old");
        cache.markStale("k");
        assertThatThrownBy(() -> cache.get("other", key -> StaleCache.broken()))
                .isInstanceOf(CacheLoaderException.class);
        EntryView<Object> view = cache.peek("k");
        assertThat(view).isNotNull();
        assertThat(view.state()).isEqualTo(EntryView.State.STALE);
        assertThat(view.lastFailure()).isNull();

        cache.get("k", key -> StaleCache.broken());
        Soon.asserted(() -> assertThat(cache.peek("k"))
                .satisfies(failed -> assertThat(failed.lastFailure()).contains("no database")));
    }
}
