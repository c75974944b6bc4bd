// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Errands;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cache whose values are fresh for ten seconds, served for twenty more while reloaded, and for a minute on errors. */
abstract class StaleCache {

    static final Duration STALE_AFTER = Duration.ofSeconds(10);
    static final Duration MAX_STALE = Duration.ofSeconds(20);
    static final Duration STALE_IF_ERROR = Duration.ofSeconds(60);
    static final Duration BACK_OFF = Duration.ofSeconds(4);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    final Errands errands = new Errands(crowd);
    final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "first");
    final CountingLoader<String, String> loader =
            new CountingLoader<>(key -> source.get().get());
    final Cache<String, String> cache = bench.cache(configuration());

    private CorralConfiguration<String, String> configuration() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        Executor executor = errands;
        configuration.setRefreshExecutorFactory(() -> executor);
        return configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(MAX_STALE)
                .staleIfError(STALE_IF_ERROR)
                .backOff(BACK_OFF)
                .build());
    }

    final void loaded() {
        assertThat(cache.get("k")).isEqualTo("first");
        source.set(() -> "second");
    }

    final int loads() {
        return loader.asked().size();
    }

    static String broken() {
        throw new IllegalStateException("no database");
    }
}
