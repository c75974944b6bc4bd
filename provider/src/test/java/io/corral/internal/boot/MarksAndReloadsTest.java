// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.EntryView;
import io.corral.LoadClaim;
import io.corral.LoadLease;
import io.corral.Reload;
import io.corral.StampedePolicy;
import io.corral.Tagger;
import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.ReloadingOnly;
import io.corral.fixture.Stages;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Marks and tags where values come by other ways than {@code load}. What the loader brings has the tag "a". */
class MarksAndReloadsTest implements ReloadingOnly<String, String>, Tagger<String, String> {

    private static final Duration STALE_AFTER = Duration.ofHours(1);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<Supplier<Reload<String>>> source = new AtomicReference<>(() -> Reload.value("first"));
    private final CorralCache<String, String> cache =
            open(StampedePolicy.builder().staleAfter(STALE_AFTER).build());

    @Override
    public Reload<String> reload(String key, @Nullable Previous<String> previous) {
        return source.get().get();
    }

    @Override
    public Set<String> tags(String key, String value) {
        return Set.of("a");
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(StampedePolicy policy) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(this);
        configuration.setRefreshExecutorFactory(() -> Runnable::run);
        return bench.cache(configuration.setStampedePolicy(policy)).unwrap(CorralCache.class);
    }

    private EntryView<String> view() {
        return Objects.requireNonNull(cache.peek("k"));
    }

    private Instant in(Duration time) {
        return Instant.ofEpochMilli(bench.clock().millis()).plus(time);
    }

    @Test
    void aReloadedValueHasTagsAndLifetimesOfItsOwn() {
        source.set(() -> new Reload.Value<>("mine", Duration.ofSeconds(1), Duration.ofSeconds(2)));
        cache.markAllStale();
        cache.get("k");

        assertThat(view().tags()).containsExactly("a");
        assertThat(view().staleAt()).isEqualTo(in(Duration.ofSeconds(1)));
        assertThat(view().expiresAt()).isEqualTo(in(Duration.ofSeconds(2)));
        cache.invalidateTag("a");
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void whatIsFoundUnchangedAfterAMarkIsFreshAndKeepsItsTags() {
        cache.get("k");
        source.set(Reload::notModified);
        cache.markAllStale();
        cache.markTagStale("a");
        bench.clock().advance(1_000);
        cache.get("k");

        assertThat(view().staleAt()).isEqualTo(in(STALE_AFTER));
        assertThat(view().tags()).containsExactly("a");
        cache.markTagStale("a");
        assertThat(view().staleAt()).isEqualTo(in(Duration.ZERO));
    }

    @Test
    void whatIsFoundUnchangedBeforeAMarkIsStaleByIt() {
        cache.get("k");
        cache.markStale("k");
        bench.clock().advance(1_000);
        source.set(() -> {
            cache.markAllStale();
            return Reload.notModified();
        });
        cache.get("k");

        assertThat(view().staleAt()).isEqualTo(in(Duration.ZERO));
    }

    @Test
    void whatIsFoundUnchangedWhileItsTagIsInvalidatedIsGone() {
        cache.get("k");
        cache.markStale("k");
        source.set(() -> {
            cache.invalidateTag("a");
            return Reload.notModified();
        });
        cache.get("k");

        assertThat(cache.peek("k")).isNull();
    }

    @Test
    void whoJoinsALoadAfterAMarkDoesNotGetWhatIsNotCached() {
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return Reload.doNotCache("old");
        });
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        cache.invalidateTag("a");
        source.set(() -> Reload.value("new"));
        Member<String> joiner = crowd.send(() -> cache.get("k"));
        joiner.awaitWaiting();
        gate.open();

        assertThat(leader.result()).isEqualTo("old");
        assertThat(joiner.result()).isEqualTo("new");
    }

    @Test
    void aValueThatWasClaimedBeforeAMarkIsStale() {
        LoadLease<String> lease = granted(cache.claim("k"));
        cache.markAllStale();

        assertThat(lease.commit("made")).isTrue();
        assertThat(view().staleAt()).isEqualTo(in(Duration.ZERO));
        assertThat(view().tags()).isEmpty();
    }

    @Test
    void itIsNotStoredWhereNothingStaleIsServed() {
        CorralCache<String, String> strict = open(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .maxStale(Duration.ZERO)
                .build());
        LoadLease<String> lease = granted(strict.claim("k"));
        strict.markAllStale();

        assertThat(lease.commit("made")).isFalse();
        LoadLease<String> next = granted(strict.claim("k"));
        assertThat(next.commit("made")).as("claimed after the mark").isTrue();
    }

    private static LoadLease<String> granted(LoadClaim<String> claim) {
        assertThat(claim).isInstanceOf(LoadClaim.Granted.class);
        return ((LoadClaim.Granted<String>) claim).lease();
    }

    @Test
    void aFunctionThatAnswersLaterGivesTagsIfItCan() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletionStage<String> tagged = cache.getAsyncFrom("tagged", new Later(stage));
        CompletionStage<String> plain = cache.getAsyncFrom("plain", key -> stage);
        stage.complete("v");
        assertThat(Stages.result(tagged)).isEqualTo("v");
        assertThat(Stages.result(plain)).isEqualTo("v");

        cache.invalidateTag("later");

        assertThat(cache.containsKey("plain")).isTrue();
        assertThat(cache.containsKey("tagged")).isFalse();
    }

    @Test
    void soItDoesWhereItRefreshes() {
        cache.get("k");
        cache.markStale("k");
        Stages.result(cache.getAsyncFrom("k", new Later(CompletableFuture.completedFuture("v"))));

        assertThat(view().tags()).containsExactly("later");
        assertThat(view().value()).isEqualTo("v");
    }

    private record Later(CompletableFuture<String> stage)
            implements Function<String, CompletionStage<String>>, Tagger<String, String> {
        @Override
        public CompletionStage<String> apply(String key) {
            return stage;
        }

        @Override
        public Set<String> tags(String key, String value) {
            return Set.of("later");
        }
    }

    @Test
    void anAsynchronousReadOfTheLoaderGivesTags() {
        assertThat(Stages.result(cache.getAsync("k"))).isEqualTo("first");

        assertThat(view().tags()).containsExactly("a");
    }
}
