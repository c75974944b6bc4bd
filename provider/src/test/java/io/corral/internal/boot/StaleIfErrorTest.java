// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;

/** A reload that fails is not seen while the old value may be served, and is not repeated at once. */
class StaleIfErrorTest extends StaleCache {

    @Test
    void aFailedReloadIsNotSeenAndNotRepeatedBeforeItsPauseIsOver() {
        loaded();
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER);
        assertThat(cache.get("k")).isEqualTo("first");
        errands.awaitDone();
        assertThat(loads()).isEqualTo(2);

        bench.clock().advance(BACK_OFF.minusMillis(1));
        crowd.together(8, number -> assertThat(cache.get("k")).isEqualTo("first"));
        errands.awaitDone();
        assertThat(loads()).isEqualTo(2);

        source.set(() -> "second");
        bench.clock().advance(Duration.ofMillis(1));
        assertThat(cache.get("k")).isEqualTo("first");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));
    }

    @Test
    void eachFurtherFailureDoublesThePause() {
        loaded();
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER);
        cache.get("k");
        errands.awaitDone();
        assertThat(loads()).isEqualTo(2);
        bench.clock().advance(BACK_OFF);
        cache.get("k");
        errands.awaitDone();
        assertThat(loads()).isEqualTo(3);

        bench.clock().advance(BACK_OFF.multipliedBy(2).minusMillis(1));
        cache.get("k");
        errands.awaitDone();
        assertThat(loads()).isEqualTo(3);
        bench.clock().advance(Duration.ofMillis(1));
        cache.get("k");
        errands.awaitDone();
        assertThat(loads()).isEqualTo(4);
    }

    @Test
    void pastMaxStaleTheOldValueIsServedIfTheLoadFails() {
        loaded();
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(cache.get("k")).isEqualTo("first");
        assertThat(cache.getAll(Set.of("k"))).isEqualTo(Map.of("k", "first"));
        assertThat(loads()).as("the second caller met the pause").isEqualTo(2);
    }

    @Test
    void butNotPastStaleIfError() {
        loaded();
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER.plus(STALE_IF_ERROR));

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("no database");
        assertThatThrownBy(() -> cache.getAll(Set.of("k"))).isInstanceOf(CacheLoaderException.class);
    }

    @Test
    void anExecutorThatRefusesLeavesTheValueStaleUntilItTakesWorkAgain() {
        loaded();
        bench.clock().advance(STALE_AFTER);
        errands.refuse(true);
        crowd.together(8, number -> assertThat(cache.get("k")).isEqualTo("first"));
        assertThat(loads()).isEqualTo(1);

        errands.refuse(false);
        assertThat(cache.get("k")).isEqualTo("first");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));
    }

    @Test
    void aValueWhoseHardExpiryComesDuringTheLoadIsNotServedAnyMore() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        configuration.setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(
                new javax.cache.expiry.Duration(TimeUnit.SECONDS, STALE_AFTER.toSeconds() + 5)));
        Cache<String, String> mortal = bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(Duration.ZERO)
                .build()));
        assertThat(mortal.get("k")).isEqualTo("first");
        source.set(() -> {
            bench.clock().advance(Duration.ofSeconds(5));
            return broken();
        });
        bench.clock().advance(STALE_AFTER);

        assertThatThrownBy(() -> mortal.get("k")).isInstanceOf(CacheLoaderException.class);
    }

    @Test
    void ofSeveralKeysThoseThatWereWrittenMeanwhileAreServedNew() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        CorralConfiguration<String, String> configuration = Configured.readThrough(new CountingLoader<>(key -> {
            meanwhile.get().run();
            return "first";
        }));
        Cache<String, String> several = bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(Duration.ZERO)
                .build()));
        several.getAll(Set.of("good", "bad"));
        meanwhile.set(() -> {
            several.put("good", "second");
            broken();
        });
        bench.clock().advance(STALE_AFTER);

        assertThat(several.getAll(Set.of("good", "bad"))).isEqualTo(Map.of("good", "second", "bad", "first"));
    }
}
