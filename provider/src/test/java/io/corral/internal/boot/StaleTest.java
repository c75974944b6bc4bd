// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.Gate;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** A stale value is served while one caller has it reloaded; one that is too stale is waited for. */
class StaleTest extends StaleCache {

    @Test
    void aFreshValueIsServedAndNotReloaded() {
        loaded();
        bench.clock().advance(STALE_AFTER.minusMillis(1));

        assertThat(cache.get("k")).isEqualTo("first");
        assertThat(cache.getAll(Set.of("k"))).isEqualTo(Map.of("k", "first"));
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void aStaleValueIsServedAtOnceWhileItIsReloaded() {
        loaded();
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "second";
        });
        bench.clock().advance(STALE_AFTER);

        assertThat(cache.get("k")).isEqualTo("first");
        gate.awaitArrivals(1);
        assertThat(cache.get("k")).as("meanwhile").isEqualTo("first");
        gate.open();
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void howeverManyReadItOneReloadsIt() {
        loaded();
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "second";
        });
        bench.clock().advance(STALE_AFTER);

        crowd.together(32, number -> {
            for (int i = 0; i < 100; i++) {
                assertThat(
                                number % 2 == 0
                                        ? cache.get("k")
                                        : cache.getAll(Set.of("k")).get("k"))
                        .isEqualTo("first");
            }
        });
        gate.open();
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void theReloadedValueIsFreshForAsLongAgain() {
        loaded();
        bench.clock().advance(STALE_AFTER);
        cache.get("k");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));

        bench.clock().advance(STALE_AFTER.minusMillis(1));
        assertThat(cache.get("k")).isEqualTo("second");
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void whatIsPutIsFreshToo() {
        cache.put("k", "put");
        bench.clock().advance(STALE_AFTER.minusMillis(1));
        assertThat(cache.get("k")).isEqualTo("put");
        assertThat(loads()).isZero();

        bench.clock().advance(Duration.ofMillis(1));
        assertThat(cache.get("k")).isEqualTo("put");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("first"));
    }

    @Test
    void aWriteDuringTheReloadWins() {
        loaded();
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "late";
        });
        bench.clock().advance(STALE_AFTER);
        cache.get("k");
        gate.awaitArrivals(1);

        cache.put("k", "written");
        gate.open();
        errands.awaitDone();
        assertThat(cache.get("k")).isEqualTo("written");
    }

    @Test
    void pastMaxStaleACallerWaitsForTheReload() {
        loaded();
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(cache.get("k")).isEqualTo("second");
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void andSoDoesGetAll() {
        loaded();
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(cache.getAll(Set.of("k", "other"))).isEqualTo(Map.of("k", "second", "other", "second"));
        assertThat(loader.batches()).containsExactly(Set.of("k", "other"));
    }

    @Test
    void aReloadThatFindsNothingDropsTheValue() {
        loaded();
        source.set(() -> null);
        bench.clock().advance(STALE_AFTER);
        assertThat(cache.get("k")).isEqualTo("first");

        Soon.asserted(() -> assertThat(cache.containsKey("k")).isFalse());
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void withoutReadThroughNothingIsReloaded() {
        CorralConfiguration<String, String> configuration = Configured.loading(loader);
        Cache<String, String> plain = bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(Duration.ZERO)
                .build()));
        plain.put("k", "put");
        bench.clock().advance(STALE_AFTER.multipliedBy(2));

        assertThat(plain.get("k")).isEqualTo("put");
        assertThat(loads()).isZero();
    }

    @Test
    void noMoreReloadsRunAtOnceThanArePermittedAndTheRestComesLater() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        Cache<String, String> narrow = bench.cache(configuration.setStampedePolicy(
                StampedePolicy.builder().staleAfter(STALE_AFTER).maxRefreshes(1).build()));
        List<String> keys = List.of("a", "b", "c");
        keys.forEach(key -> assertThat(narrow.get(key)).isEqualTo("first"));
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "second";
        });
        bench.clock().advance(STALE_AFTER);

        keys.forEach(key -> assertThat(narrow.get(key)).isEqualTo("first"));
        gate.awaitArrivals(1);
        keys.forEach(key -> assertThat(narrow.get(key)).isEqualTo("first"));
        assertThat(gate.arrivals()).isEqualTo(1);
        gate.open();
        Soon.asserted(() ->
                assertThat(keys).allSatisfy(key -> assertThat(narrow.get(key)).isEqualTo("second")));
    }
}
