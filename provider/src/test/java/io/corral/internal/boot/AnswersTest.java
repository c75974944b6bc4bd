// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralConfiguration;
import io.corral.LoadAnswerException;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exceptions that a loader answers with are no failures: nothing old stands in for them. */
class AnswersTest {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final Duration MAX_STALE = Duration.ofSeconds(10);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "first");
    private final CountingLoader<String, String> loader =
            new CountingLoader<>(key -> source.get().get());
    private final Cache<String, String> cache = cache(Missing.class);

    /** What the loader throws if there is no such thing. */
    public static final class Missing implements Predicate<Throwable> {
        @Override
        public boolean test(Throwable thrown) {
            return thrown instanceof NoSuchElementException || thrown.getCause() instanceof NoSuchElementException;
        }
    }

    /** Fails itself. */
    public static final class Failing implements Predicate<Throwable> {
        @Override
        public boolean test(Throwable thrown) {
            throw new IllegalStateException("the predicate");
        }
    }

    /** Nobody can make one. */
    static final class Hidden implements Predicate<Throwable> {
        private Hidden() {}

        @Override
        public boolean test(Throwable thrown) {
            return true;
        }
    }

    private Cache<String, String> cache(Class<? extends Predicate<Throwable>> answers) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        configuration.setRefreshExecutorFactory(() -> Runnable::run);
        return bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(MAX_STALE)
                .answers(answers)
                .build()));
    }

    private static String missing() {
        throw new NoSuchElementException("no such thing");
    }

    @Test
    void noOldValueStandsInForAnAnswer() {
        cache.get("k");
        source.set(AnswersTest::missing);
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(LoadAnswerException.class)
                .hasCauseInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no such thing");
        assertThat(cache.containsKey("k")).as("the old value").isFalse();
    }

    @Test
    void norInGetAll() {
        cache.get("k");
        source.set(AnswersTest::missing);
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThatThrownBy(() -> cache.getAll(Set.of("k"))).isInstanceOf(LoadAnswerException.class);
    }

    @Test
    void anAnswerToARefreshDropsTheOldValueAndTheNextCallerHearsIt() {
        cache.get("k");
        source.set(AnswersTest::missing);
        bench.clock().advance(STALE_AFTER);

        assertThat(cache.get("k")).isEqualTo("first");
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(LoadAnswerException.class);
    }

    @Test
    void noBackOffFollowsAnAnswer() {
        source.set(AnswersTest::missing);
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(LoadAnswerException.class);
        source.set(() -> "second");

        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void aLoaderMayWrapItItself() {
        source.set(() -> {
            throw new CacheLoaderException("wrapped", new NoSuchElementException());
        });

        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(LoadAnswerException.class);
    }

    @Test
    void thoseWhoWaitHearTheSame() {
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return missing();
        });
        List<Member<String>> callers = crowd.sendTogether(4, number -> cache.get("k"));
        gate.awaitArrivals(1);
        Soon.until(
                "three wait",
                () -> cache.unwrap(io.corral.CorralCache.class)
                                .protectionStatistics()
                                .getLoadsCoalesced()
                        == 3);
        gate.open();

        assertThat(callers)
                .allSatisfy(caller -> assertThat(caller.failure())
                        .isInstanceOf(LoadAnswerException.class)
                        .hasCauseInstanceOf(NoSuchElementException.class));
        assertThat(loader.asked()).hasSize(1);
    }

    @Test
    void everythingElseIsAFailure() {
        cache.get("k");
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(cache.get("k")).isEqualTo("first");
    }

    @Test
    void aPredicateThatFailsTakesAllForFailures() {
        Cache<String, String> failing = cache(Failing.class);
        failing.get("k");
        source.set(AnswersTest::missing);
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(failing.get("k")).isEqualTo("first");
    }

    @Test
    void aPredicateThatCannotBeMadeIsNamed() {
        assertThatThrownBy(() -> cache(Hidden.class))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("answers=" + Hidden.class.getName());
    }
}
