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
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A value is made by a function that the caller brings, and is protected as if the cache had a loader. */
class LookupTest {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicInteger calls = new AtomicInteger();
    private final CorralCache<String, String> cache = open(Configured.plain());

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(CorralConfiguration<String, String> configuration) {
        return bench.cache(configuration).unwrap(CorralCache.class);
    }

    private Function<String, String> making(String value) {
        return key -> {
            calls.incrementAndGet();
            return value;
        };
    }

    @Test
    void itMakesWhatIsMissingAndStoresIt() {
        assertThat(cache.get("k", making("made"))).isEqualTo("made");

        assertThat(cache.get("k")).isEqualTo("made");
        assertThat(cache.get("k", making("other"))).isEqualTo("made");
        assertThat(calls).hasValue(1);
    }

    @Test
    void itMakesItOnceForAllWhoAskTogether() {
        Gate gate = new Gate();
        Function<String, String> slow = key -> {
            calls.incrementAndGet();
            gate.pass();
            return "made";
        };
        List<Member<String>> callers = crowd.sendTogether(32, number -> cache.get("k", slow));
        gate.awaitArrivals(1);
        gate.open();

        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isEqualTo("made"));
        assertThat(calls).hasValue(1);
    }

    @Test
    void aWriteMeanwhileWins() {
        Gate gate = new Gate();
        Member<String> caller = crowd.send(() -> cache.get("k", key -> {
            gate.pass();
            return "late";
        }));
        gate.awaitArrivals(1);
        cache.put("k", "written");
        gate.open();

        assertThat(caller.result()).isEqualTo("late");
        assertThat(cache.get("k")).isEqualTo("written");
    }

    @Test
    void nothingIsNothing() {
        assertThat(cache.get("k", making(null))).isNull();
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void itsFailureIsALoaders() {
        assertThatThrownBy(() -> cache.get("k", key -> {
                    throw new IllegalStateException("no database");
                }))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("no database");
        assertThat(cache.get("k", making("made"))).isEqualTo("made");
    }

    @Test
    void itMustNotAskForItsOwnKey() {
        assertThatThrownBy(() -> cache.get("k", key -> cache.get(key, making("made"))))
                .isInstanceOf(LoadReentryException.class);
    }

    @Test
    void aStaleValueIsRemadeInTheBackgroundByTheReadersFunction() {
        CorralConfiguration<String, String> configuration = Configured.plain();
        CorralCache<String, String> soft = open(configuration.setStampedePolicy(
                StampedePolicy.builder().staleAfter(STALE_AFTER).build()));
        soft.get("k", making("first"));
        bench.clock().advance(STALE_AFTER);

        assertThat(soft.get("k")).as("who brings no function has none run").isEqualTo("first");
        assertThat(soft.get("k", making("second"))).isEqualTo("first");
        Soon.asserted(() -> assertThat(soft.get("k", making("third"))).isEqualTo("second"));
        assertThat(calls).hasValue(2);
    }

    @Test
    void inACacheThatReadsThroughTheFunctionCountsForItsCallersOnly() {
        CorralCache<String, String> both = open(Configured.readThrough(new CountingLoader<>(key -> "loaded")));

        assertThat(both.get("a", making("made"))).isEqualTo("made");
        assertThat(both.get("b")).isEqualTo("loaded");
    }
}
