// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.Lookup;
import io.corral.Lookup.Origin;
import io.corral.OnMiss;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Errands;
import io.corral.fixture.Gate;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With on-miss=default a miss is answered at once, and loaded in the background. */
class OnMissTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Errands errands = new Errands(crowd);
    private final AtomicReference<Supplier<@Nullable String>> source = new AtomicReference<>(() -> "loaded");
    private final CountingLoader<String, String> loader =
            new CountingLoader<>(key -> source.get().get());

    private CorralCache<String, String> cache(Factory<String> standIn) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        configuration.setRefreshExecutorFactory(() -> errands);
        configuration.setDefaultValueFactory(standIn);
        return own(configuration);
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> own(CorralConfiguration<String, String> configuration) {
        Cache<String, String> cache = bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                .onMiss(OnMiss.DEFAULT)
                .staleAfter(Duration.ofSeconds(10))
                .maxStale(Duration.ZERO)
                .negativeTtl(Duration.ofSeconds(5))
                .build()));
        return cache.unwrap(CorralCache.class);
    }

    @Test
    void aMissIsAnsweredWithTheDefaultWhileOneLoadRuns() {
        CorralCache<String, String> cache = cache(() -> "default");
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "loaded";
        });

        crowd.together(16, number -> assertThat(cache.get("k")).isEqualTo("default"));
        gate.awaitArrivals(1);
        assertThat(cache.lookup("k")).isEqualTo(new Lookup<>("default", Origin.DEFAULT));
        assertThat(cache.getAll(Set.of("k"))).isEqualTo(Map.of("k", "default"));
        assertThat(cache.containsKey("k")).isFalse();
        gate.open();
        errands.awaitDone();

        assertThat(cache.get("k")).isEqualTo("loaded");
        assertThat(loader.asked()).containsExactly("k");
        assertThat(cache.protectionStatistics().getDefaultsServed()).isEqualTo(18);
    }

    @Test
    void withoutADefaultThereIsNothing() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        configuration.setRefreshExecutorFactory(() -> errands);
        CorralCache<String, String> cache = own(configuration);

        assertThat(cache.getAll(Set.of("k"))).isEmpty();
        errands.awaitDone();
        assertThat(cache.get("k")).isEqualTo("loaded");
        assertThat(cache.get("other")).isNull();
    }

    @Test
    void aValueThatHasBeenStaleForTooLongIsAMiss() {
        CorralCache<String, String> cache = cache(() -> "default");
        cache.put("k", "old");
        bench.clock().advance(Duration.ofSeconds(10));

        assertThat(cache.get("k")).isEqualTo("default");
        errands.awaitDone();
        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void thatThereIsNothingIsRememberedAndNotAskedForAgain() {
        CorralCache<String, String> cache = cache(() -> "default");
        source.set(() -> null);
        assertThat(cache.get("k")).isEqualTo("default");
        errands.awaitDone();
        assertThat(cache.get("k")).isEqualTo("default");
        errands.awaitDone();
        assertThat(loader.asked()).hasSize(1);

        bench.clock().advance(Duration.ofSeconds(5));
        cache.get("k");
        errands.awaitDone();
        assertThat(loader.asked()).hasSize(2);
    }

    @Test
    void aFailureIsNotSeenAndNotRepeatedAtOnce() {
        CorralCache<String, String> cache = cache(() -> "default");
        source.set(StaleCache::broken);
        for (int i = 0; i < 5; i++) {
            assertThat(cache.get("k")).isEqualTo("default");
            errands.awaitDone();
        }
        assertThat(loader.asked()).hasSize(1);
    }

    @Test
    void whoeverBringsAFunctionWaitsForIt() {
        CorralCache<String, String> cache = cache(() -> "default");

        assertThat(cache.get("k", key -> "made")).isEqualTo("made");
    }

    @Test
    void whatTheFactoryThrowsGoesToTheReader() {
        CorralCache<String, String> cache = cache(() -> {
            throw new IllegalStateException("no default");
        });

        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(IllegalStateException.class);
        errands.awaitDone();
        assertThat(cache.get("k")).isEqualTo("loaded");
    }
}
