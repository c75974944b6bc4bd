// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.EntryView;
import io.corral.Reload;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.ReloadingOnly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A loader that knows what it replaces says more than a value. */
class ReloadingLoaderTest implements ReloadingOnly<String, String> {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final Duration TTL = Duration.ofMinutes(5);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final List<@Nullable Previous<String>> asked = new ArrayList<>();
    private final AtomicReference<Supplier<Reload<String>>> source = new AtomicReference<>(() -> Reload.value("first"));
    private final CorralCache<String, String> cache = cache();

    @Override
    public Reload<String> reload(String key, @Nullable Previous<String> previous) {
        asked.add(previous);
        return source.get().get();
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> cache() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(this);
        configuration.setRefreshExecutorFactory(() -> Runnable::run);
        configuration.setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(
                new javax.cache.expiry.Duration(java.util.concurrent.TimeUnit.SECONDS, TTL.toSeconds())));
        Cache<String, String> plain = bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .negativeTtl(Duration.ofSeconds(7))
                .build()));
        return plain.unwrap(CorralCache.class);
    }

    private EntryView<String> view() {
        EntryView<String> view = cache.peek("k");
        assertThat(view).isNotNull();
        return view;
    }

    private Instant in(Duration time) {
        return Instant.ofEpochMilli(bench.clock().millis()).plus(time);
    }

    @Test
    void itIsToldWhatTheCacheHolds() {
        assertThat(cache.get("k")).isEqualTo("first");
        long version = view().version();
        bench.clock().advance(STALE_AFTER);
        cache.get("k");

        assertThat(asked).containsExactly(null, new Previous<>("first", STALE_AFTER, version));
    }

    @Test
    void aValueMayHaveLifetimesOfItsOwn() {
        source.set(() -> new Reload.Value<>("mine", Duration.ofSeconds(1), Duration.ofSeconds(2)));
        cache.get("k");

        assertThat(view().staleAt()).isEqualTo(in(Duration.ofSeconds(1)));
        assertThat(view().expiresAt()).isEqualTo(in(Duration.ofSeconds(2)));
        bench.clock().advance(Duration.ofSeconds(2));
        assertThat(cache.peek("k")).isNull();
    }

    @Test
    void aValueThatLivesForNoTimeIsNotStored() {
        source.set(() -> new Reload.Value<>("mine", null, Duration.ZERO));

        assertThat(cache.get("k")).isEqualTo("mine");
        assertThat(cache.peek("k")).isNull();
    }

    @Test
    void whatIsNotModifiedIsFreshAnewAndTheSame() {
        cache.get("k");
        EntryView<String> before = view();
        RecordingListener<String, String> listener = new RecordingListener<>();
        cache.registerCacheEntryListener(listener.synchronous());
        source.set(Reload::notModified);
        bench.clock().advance(STALE_AFTER);
        cache.get("k");

        assertThat(view().version()).isEqualTo(before.version());
        assertThat(view().createdAt()).isEqualTo(before.createdAt());
        assertThat(view().staleAt()).isEqualTo(in(STALE_AFTER));
        assertThat(view().expiresAt()).isEqualTo(before.expiresAt());
        assertThat(view().state()).isEqualTo(EntryView.State.FRESH);
        assertThat(listener.heard()).isEmpty();
        assertThat(cache.get("k")).isEqualTo("first");
        assertThat(asked).hasSize(2);
    }

    @Test
    void soMayBeItsLifetimes() {
        cache.get("k");
        source.set(() -> new Reload.NotModified<>(Duration.ofSeconds(3), Duration.ofHours(1)));
        bench.clock().advance(STALE_AFTER);
        cache.get("k");

        assertThat(view().staleAt()).isEqualTo(in(Duration.ofSeconds(3)));
        assertThat(view().expiresAt()).isEqualTo(in(Duration.ofHours(1)));
    }

    @Test
    void aWriteDuringTheLoadStands() {
        cache.get("k");
        source.set(() -> {
            cache.put("k", "written");
            return Reload.notModified();
        });
        bench.clock().advance(STALE_AFTER);
        cache.get("k");

        assertThat(cache.get("k")).isEqualTo("written");
    }

    @Test
    void nothingCannotBeNotModified() {
        source.set(Reload::notModified);

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("NotModified");
    }

    @Test
    void anAnswerOfNullIsAFailureThatSaysWhatToDo() {
        source.set(() -> null);

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("Absent");
    }

    @Test
    void thatThereIsNothingDropsTheValueAndIsRememberedForItsOwnTime() {
        cache.get("k");
        source.set(() -> new Reload.Absent<>(Duration.ofSeconds(20)));
        bench.clock().advance(STALE_AFTER);
        cache.get("k");

        assertThat(cache.peek("k")).isNull();
        bench.clock().advance(Duration.ofSeconds(19));
        assertThat(cache.get("k")).isNull();
        assertThat(asked).hasSize(2);
        bench.clock().advance(Duration.ofSeconds(1));
        cache.get("k");
        assertThat(asked).hasSize(3);
    }

    @Test
    void orForThatOfTheCache() {
        source.set(Reload::absent);
        cache.get("k");
        bench.clock().advance(Duration.ofMillis(6_999));
        cache.get("k");
        assertThat(asked).hasSize(1);
        bench.clock().advance(Duration.ofMillis(1));
        cache.get("k");
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatIsNotToBeCachedIsForTheCallerAlone() {
        source.set(() -> Reload.doNotCache("once"));

        assertThat(cache.get("k")).isEqualTo("once");
        assertThat(cache.peek("k")).isNull();
        assertThat(cache.get("k")).isEqualTo("once");
        assertThat(asked).hasSize(2);
    }

    @Test
    void andDropsWhatWasThere() {
        cache.get("k");
        source.set(() -> Reload.doNotCache("once"));
        bench.clock().advance(STALE_AFTER);
        cache.get("k");

        assertThat(cache.peek("k")).isNull();
    }

    @Test
    void timesThatMakeNoSenseAreRefused() {
        Duration negative = Duration.ofSeconds(-1);

        assertThatThrownBy(() -> new Reload.Value<>("v", negative, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reload.NotModified<>(null, negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reload.Absent<>(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reload.value(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Reload.doNotCache(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void noValueIsShownInLogs() {
        assertThat(Reload.value("secret").toString()).doesNotContain("secret");
        assertThat(Reload.doNotCache("secret").toString()).doesNotContain("secret");
        assertThat(new Previous<>("secret", STALE_AFTER, 1).toString()).doesNotContain("secret");
    }
}
