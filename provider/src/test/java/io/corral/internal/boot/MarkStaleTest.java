// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values that are called stale, or reloaded, on demand. */
class MarkStaleTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "first");
    private final CountingLoader<String, String> loader =
            new CountingLoader<>(key -> source.get().get());
    private final CorralCache<String, String> cache = open(Configured.readThrough(loader));

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(CorralConfiguration<String, String> configuration) {
        return bench.cache(configuration).unwrap(CorralCache.class);
    }

    @Test
    void whatIsMarkedIsServedAndReloadedByTheNextReader() {
        cache.get("k");
        source.set(() -> "second");
        cache.markStale("k");
        assertThat(loader.asked()).as("nobody has read it since").hasSize(1);

        assertThat(cache.get("k")).isEqualTo("first");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));
        assertThat(loader.asked()).hasSize(2);
    }

    @Test
    void aLoadThatIsOnItsWayDoesNotCount() {
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "old";
        });
        Member<String> caller = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        cache.markStale("k");
        source.set(() -> "new");
        gate.open();

        assertThat(caller.result()).isEqualTo("old");
        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void itKeepsItsVersionAndShowsSinceWhen() {
        cache.put("k", "v");
        long version = Objects.requireNonNull(cache.peek("k")).version();
        assertThat(Objects.requireNonNull(cache.peek("k")).staleAt()).isNull();

        cache.markStale("k");

        assertThat(Objects.requireNonNull(cache.peek("k")).version()).isEqualTo(version);
        assertThat(Objects.requireNonNull(cache.peek("k")).staleAt())
                .isEqualTo(Instant.ofEpochMilli(bench.clock().millis()));
    }

    @Test
    void aSoftExpiryIsShownBeforeItComes() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        CorralCache<String, String> soft = open(configuration.setStampedePolicy(
                StampedePolicy.builder().staleAfter(Duration.ofSeconds(5)).build()));
        soft.put("k", "v");

        assertThat(Objects.requireNonNull(soft.peek("k")).staleAt())
                .isEqualTo(Instant.ofEpochMilli(bench.clock().millis() + 5_000));
    }

    @Test
    void whatIsNotThereIsNotMade() {
        cache.markStale("k");

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(loader.asked()).isEmpty();
    }

    @Test
    void aRefreshReloadsWhatIsFresh() {
        cache.get("k");
        source.set(() -> "second");

        cache.refresh("k");

        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));
        assertThat(loader.asked()).hasSize(2);
    }

    @Test
    void aRefreshLoadsWhatIsMissing() {
        cache.refresh("k");

        Soon.asserted(() -> assertThat(cache.containsKey("k")).isTrue());
    }

    @Test
    void withoutALoaderThereIsNothingToRefreshBy() {
        CorralCache<String, String> plain = open(Configured.plain());

        assertThatThrownBy(() -> plain.refresh("k"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("CacheLoader");
    }
}
