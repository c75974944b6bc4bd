// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.Tagger;
import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import io.corral.fixture.TaggingLoader;
import io.corral.internal.change.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Marks while loads run, and what is stale by them. All values have the tag "a". */
class MarksAndLoadsTest {

    private static final Duration MAX_STALE = Duration.ofSeconds(20);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "first");
    private final TaggingLoader<String, String> loader =
            new TaggingLoader<>(key -> source.get().get(), (key, value) -> Set.of("a"));
    private final CorralCache<String, String> cache = open(StampedePolicy.builder()
            .staleAfter(Duration.ofHours(1))
            .maxStale(MAX_STALE)
            .build());

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(StampedePolicy policy) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        return bench.cache(configuration.setStampedePolicy(policy)).unwrap(CorralCache.class);
    }

    /** The ways to make the value stale. */
    enum Staling {
        TAG(cache -> cache.markTagStale("a")),
        EVERYTHING(CorralCache::markAllStale);

        final Consumer<CorralCache<String, String>> call;

        Staling(Consumer<CorralCache<String, String>> call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource(Staling.class)
    void whatIsMarkedIsServedAndReloadedByTheNextReader(Staling staling) {
        cache.get("k");
        source.set(() -> "second");
        staling.call.accept(cache);
        assertThat(loader.loads()).as("nobody has read it since").isEqualTo(1);

        assertThat(cache.get("k")).isEqualTo("first");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));
        assertThat(loader.loads()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Staling.class)
    void itIsStaleFromTheMarkOnAndServedForMaxStale(Staling staling) {
        cache.get("k");
        long version = Objects.requireNonNull(cache.peek("k")).version();
        bench.clock().advance(1_000);
        staling.call.accept(cache);
        Instant marked = Instant.ofEpochMilli(bench.clock().millis());
        source.set(() -> "second");

        assertThat(Objects.requireNonNull(cache.peek("k")).staleAt()).isEqualTo(marked);
        assertThat(Objects.requireNonNull(cache.peek("k")).version()).isEqualTo(version);
        bench.clock().advance(MAX_STALE);
        assertThat(cache.get("k")).as("too stale to be served").isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource(Staling.class)
    void aLoadOfBeforeTheMarkBringsAStaleValue(Staling staling) {
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "old";
        });
        Member<String> caller = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        staling.call.accept(cache);
        gate.open();

        assertThat(caller.result()).isEqualTo("old");
        source.set(() -> "new");
        assertThat(cache.get("k")).isEqualTo("old");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("new"));
    }

    @ParameterizedTest
    @EnumSource(Staling.class)
    void aLoadOfBeforeTheMarkIsNotStoredWhereNothingStaleIsServed(Staling staling) {
        CorralCache<String, String> strict = open(StampedePolicy.builder()
                .staleAfter(Duration.ofHours(1))
                .maxStale(Duration.ZERO)
                .build());
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "old";
        });
        Member<String> caller = crowd.send(() -> strict.get("k"));
        gate.awaitArrivals(1);
        staling.call.accept(strict);
        source.set(() -> "new");
        gate.open();

        assertThat(caller.result()).isEqualTo("old");
        assertThat(strict.get("k")).isEqualTo("new");
    }

    @Test
    void whoJoinsALoadAfterItsTagWasInvalidatedDoesNotGetItsValue() {
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "old";
        });
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        cache.invalidateTag("a");
        source.set(() -> "new");
        Member<String> joiner = crowd.send(() -> cache.get("k"));
        joiner.awaitWaiting();
        gate.open();

        assertThat(leader.result()).as("who loaded gets what it loaded").isEqualTo("old");
        assertThat(joiner.result()).isEqualTo("new");
        assertThat(cache.get("k")).isEqualTo("new");
        assertThat(loader.loads()).isEqualTo(2);
    }

    @Test
    void aMarkBetweenTheLoadAndItsCommitIsMeantForTheValue() {
        bench.<String>store().interpose((key, change) -> {
            if (change instanceof Change.Labelled) {
                bench.<String>store().interpose((same, other) -> {});
                cache.invalidateTag("a");
            }
        });
        assertThat(cache.get("k")).isEqualTo("first");
        source.set(() -> "second");

        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void aMarkBetweenClaimAndLoadIsMeantForTheValue() {
        bench.<String>store().append((key, change) -> {
            if (change instanceof Change.Claim) {
                bench.<String>store().append((same, other) -> {});
                cache.invalidateTag("a");
            }
        });
        assertThat(cache.get("k")).isEqualTo("first");
        source.set(() -> "second");

        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void aRefreshOfBeforeAnInvalidationBringsNothingBack() {
        cache.get("k");
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "old";
        });
        cache.markTagStale("a");
        cache.get("k");
        gate.awaitArrivals(1);
        cache.invalidateTag("a");
        source.set(() -> "new");
        gate.open();

        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void aFunctionGivesItsValuesTagsIfItCan() {
        cache.get("plain", key -> "v");
        cache.get("tagged", new Tagged());

        cache.invalidateTag("a");

        assertThat(cache.containsKey("plain")).isTrue();
        assertThat(cache.containsKey("tagged")).isFalse();
    }

    private static final class Tagged implements Function<String, String>, Tagger<String, String> {
        @Override
        public String apply(String key) {
            return "v";
        }

        @Override
        public Set<String> tags(String key, String value) {
            return Set.of("a");
        }
    }

    @Test
    void thatThereIsNothingIsForgottenWhereEverythingBecomesStale() {
        CorralCache<String, String> negative =
                open(StampedePolicy.builder().negativeTtl(Duration.ofMinutes(1)).build());
        source.set(() -> null);
        assertThat(negative.get("k")).isNull();
        source.set(() -> "v");
        assertThat(negative.get("k")).as("remembered").isNull();

        negative.markAllStale();

        assertThat(negative.get("k")).isEqualTo("v");
    }

    @Test
    void whatAReadMakesOfAStaleValueKeepsItsTags() {
        cache.get("k");
        cache.markAllStale();
        cache.markStale("k");

        cache.invalidateTag("a");

        assertThat(cache.containsKey("k")).isFalse();
    }
}
