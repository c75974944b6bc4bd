// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
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
}
