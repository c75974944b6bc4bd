// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After a failure nobody loads the key for ten seconds. */
class BackOffTest {

    private static final Duration BACK_OFF = Duration.ofSeconds(10);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        if (broken.get()) {
            throw new IllegalStateException("no database");
        }
        return "loaded";
    });
    private Cache<String, String> cache;

    @BeforeEach
    void fail() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        cache = bench.cache(configuration.setStampedePolicy(
                StampedePolicy.builder().backOff(BACK_OFF).build()));
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheLoaderException.class);
        broken.set(false);
    }

    @Test
    void whoeverAsksMeanwhileGetsTheFailureAndLoadsNothing() {
        bench.clock().advance(BACK_OFF.minusMillis(1));

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining(cache.getName())
                .hasMessageContaining("no database");
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void whoeverAsksAfterwardsLoads() {
        bench.clock().advance(BACK_OFF);

        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void aBulkReaderGetsTheFailureToo() {
        assertThatThrownBy(() -> cache.getAll(Set.of("k"))).isInstanceOf(CacheLoaderException.class);

        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void otherKeysAreLoaded() {
        assertThat(cache.get("other")).isEqualTo("loaded");
    }

    @Test
    void aPutEndsThePause() {
        cache.put("k", "put");
        assertThat(cache.get("k")).isEqualTo("put");
        cache.remove("k");

        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void aRemoveEndsThePause() {
        cache.remove("k");

        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void aClearEndsThePause() {
        cache.clear();

        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void thePauseIsNothingThatCanBeSeen() {
        assertThat(cache.containsKey("k")).isFalse();
        assertThat(cache.iterator().hasNext()).isFalse();
        assertThat(cache.putIfAbsent("k", "put")).isTrue();
    }

    @Test
    void anotherFailureAfterwardsBeginsAnotherPause() {
        broken.set(true);
        bench.clock().advance(BACK_OFF);
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheLoaderException.class);
        broken.set(false);
        bench.clock().advance(BACK_OFF.minusMillis(1));

        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheLoaderException.class);
        assertThat(loader.asked()).containsExactly("k", "k");
    }
}
