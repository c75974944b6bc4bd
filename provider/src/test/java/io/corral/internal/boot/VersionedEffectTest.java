// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.EntryView;
import io.corral.StampedePolicy;
import io.corral.Versioned;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Heard;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Soon;
import io.corral.fixture.Statistics;
import io.corral.internal.entry.Entry;
import io.corral.internal.time.FakeClock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corral's own verbs on a key in every state: result, value, events, writer, statistics, and times. */
class VersionedEffectTest {

    private static final Duration LIFETIME = new Duration(TimeUnit.MILLISECONDS, 10);
    private static final Instant START = Instant.ofEpochMilli(FakeClock.START);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final RecordingWriter<String, String> writer = new RecordingWriter<>();
    private final RecordingListener<String, String> listener = new RecordingListener<>();

    // "stood" is a key with the version that is compared, "rewritten" and "put again" have the same value with another.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # verb            | state     | result  | value | events                   | writer      | statistics
            getVersioned      | absent    | nothing | -     | -                        | -           | - 1 - -
            getVersioned      | stood     | old     | old   | -                        | -           | 1 - - -
            getVersioned      | expired   | nothing | -     | expired old              | -           | - 1 - -
            putVersioned      | absent    | true    | new   | created new              | write k=new | - - 1 -
            putVersioned      | stood     | true    | new   | updated new              | write k=new | - - 1 -
            putVersioned      | expired   | true    | new   | expired old, created new | write k=new | - - 1 -
            replaceVersioned  | absent    | false   | -     | -                        | -           | - 1 - -
            replaceVersioned  | stood     | true    | new   | updated new              | write k=new | 1 - 1 -
            replaceVersioned  | expired   | false   | -     | expired old              | -           | - 1 - -
            replaceVersioned  | rewritten | false   | old   | -                        | -           | 1 - - -
            replaceVersioned  | put again | false   | old   | -                        | -           | 1 - - -
            removeVersioned   | absent    | false   | -     | -                        | -           | - 1 - -
            removeVersioned   | stood     | true    | -     | removed old              | delete k    | 1 - - 1
            removeVersioned   | expired   | false   | -     | expired old              | -           | - 1 - -
            removeVersioned   | rewritten | false   | old   | -                        | -           | 1 - - -
            removeVersioned   | put again | false   | old   | -                        | -           | 1 - - -
            peek              | absent    | nothing | -     | -                        | -           | - - - -
            peek              | stood     | old     | old   | -                        | -           | - - - -
            peek              | expired   | nothing | old   | -                        | -           | - - - -
            """)
    void aVerbDoesWhatTheTableSays(
            String verb, String state, String result, String value, String events, String calls, String statistics) {
        for (boolean writing : List.of(true, false)) {
            CorralConfiguration<String, String> configuration = Configured.plain();
            configuration.setStatisticsEnabled(true);
            CorralCache<String, String> cache = cache(
                    writing ? Configured.writeThrough(configuration, writer) : configuration,
                    new CreatedExpiryPolicy(LIFETIME));
            long version = prepare(cache, state);
            Statistics.of(cache).clear();
            int before = writer.calls().size();
            int heard = listener.heard().size();
            cache.registerCacheEntryListener(listener.synchronous());

            assertThat(apply(cache, verb, version)).as("result").isEqualTo(result);

            assertThat(held()).as("value").isEqualTo(value);
            assertThat(listed(listener.heard().stream()
                            .skip(heard)
                            .map(VersionedEffectTest::words)
                            .toList()))
                    .as("events")
                    .isEqualTo(events);
            assertThat(listed(writer.calls().subList(before, writer.calls().size())))
                    .as("writer")
                    .isEqualTo(writing ? calls : "-");
            assertThat(Statistics.of(cache).line()).as("statistics").isEqualTo(statistics);
            cache.close();
        }
    }

    private long prepare(CorralCache<String, String> cache, String state) {
        if (state.equals("absent")) {
            return 1;
        }
        long version = cache.putVersioned("k", "old");
        switch (state) {
            case "expired" -> bench.clock().advance(LIFETIME.getDurationAmount());
            case "rewritten" -> cache.put("k", "old");
            case "put again" -> {
                cache.remove("k");
                cache.put("k", "old");
            }
            default -> assertThat(state).isEqualTo("stood");
        }
        return version;
    }

    private static String apply(CorralCache<String, String> cache, String verb, long version) {
        return switch (verb) {
            case "getVersioned" -> said(cache.getVersioned("k"), Versioned::value);
            case "putVersioned" -> {
                long stored = cache.putVersioned("k", "new");
                yield String.valueOf(stored != version && cache.peek("k").version() == stored);
            }
            case "replaceVersioned" -> String.valueOf(cache.replaceVersioned("k", version, "new"));
            case "removeVersioned" -> String.valueOf(cache.removeVersioned("k", version));
            case "peek" -> said(cache.peek("k"), EntryView::value);
            default -> throw new IllegalArgumentException(verb);
        };
    }

    private static <T> String said(T answer, Function<T, String> value) {
        return answer == null ? "nothing" : value.apply(answer);
    }

    private String held() {
        Entry entry = bench.<String>store().read("k");
        return entry == null ? "-" : String.valueOf(entry.value());
    }

    private static String words(Heard heard) {
        return heard.type().name().toLowerCase(Locale.ROOT) + " " + heard.value();
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    @Test
    void aPeekSaysWhenTheValueWasWrittenAndWhenItExpires() {
        CorralCache<String, String> cache = cache(Configured.plain(), new CreatedExpiryPolicy(LIFETIME));
        cache.put("k", "old");
        bench.clock().advance(3);
        long version = cache.putVersioned("k", "new");
        bench.clock().advance(3);

        EntryView<String> view = cache.peek("k");

        assertThat(view.value()).isEqualTo("new");
        assertThat(view.version()).isEqualTo(version);
        assertThat(view.createdAt()).isEqualTo(START.plusMillis(3));
        assertThat(view.expiresAt()).isEqualTo(START.plusMillis(10));
        assertThat(view)
                .hasToString("EntryView[" + version + ": java.lang.String, FRESH, created " + START.plusMillis(3)
                        + ", expires " + START.plusMillis(10) + "]");
    }

    @Test
    void aValueThatDoesNotExpireHasNoEnd() {
        CorralCache<String, String> cache = cache(Configured.plain(), new CreatedExpiryPolicy(Duration.ETERNAL));
        cache.put("k", "v");

        assertThat(cache.peek("k").expiresAt()).isNull();
    }

    @Test
    void onlyTheReadIsAnAccess() {
        CorralCache<String, String> cache = cache(Configured.plain(), new AccessedExpiryPolicy(LIFETIME));
        long version = cache.putVersioned("k", "v");
        bench.clock().advance(4);

        cache.peek("k");
        cache.replaceVersioned("k", version + 1, "new");
        cache.removeVersioned("k", version + 1);
        assertThat(cache.peek("k").expiresAt()).isEqualTo(START.plusMillis(10));

        assertThat(cache.getVersioned("k").version()).isEqualTo(version);
        assertThat(cache.peek("k").expiresAt()).isEqualTo(START.plusMillis(14));
        assertThat(cache.peek("k").version()).isEqualTo(version);
        assertThat(cache.peek("k").createdAt()).isEqualTo(START);
    }

    @Test
    void aReplacementIsAnUpdateForExpiry() {
        CorralCache<String, String> cache = cache(Configured.plain(), new TouchedExpiryPolicy(LIFETIME));
        long version = cache.putVersioned("k", "v");
        bench.clock().advance(4);

        assertThat(cache.replaceVersioned("k", version, "new")).isTrue();

        assertThat(cache.peek("k").expiresAt()).isEqualTo(START.plusMillis(14));
    }

    @Test
    void aValueThatExpiresAtOnceHasNoVersion() {
        CorralCache<String, String> cache = cache(
                Configured.readThrough(new CountingLoader<>(key -> "loaded")), new CreatedExpiryPolicy(Duration.ZERO));

        assertThat(cache.putVersioned("k", "v")).isEqualTo(Versioned.NONE);
        assertThat(cache.getVersioned("k")).isEqualTo(new Versioned<>("loaded", Versioned.NONE));
        assertThat(cache.replaceVersioned("k", Versioned.NONE, "new")).isFalse();
        assertThat(cache.peek("k")).isNull();
    }

    @Test
    void aValueThatDiesOfBeingReadIsReadWithTheVersionItHad() {
        CorralCache<String, String> cache = cache(Configured.plain(), new DyingOfAccess());
        long version = cache.putVersioned("k", "v");

        assertThat(cache.getVersioned("k")).isEqualTo(new Versioned<>("v", version));
        assertThat(cache.peek("k")).isNull();
        assertThat(cache.replaceVersioned("k", version, "new")).isFalse();
    }

    @Test
    void aLoadIsOneMiss() {
        CorralConfiguration<String, String> configuration =
                Configured.readThrough(new CountingLoader<>(key -> "loaded"));
        configuration.setStatisticsEnabled(true);
        CorralCache<String, String> cache = cache(configuration, new CreatedExpiryPolicy(LIFETIME));

        assertThat(cache.getVersioned("k").value()).isEqualTo("loaded");
        assertThat(Statistics.of(cache).line()).isEqualTo("- 1 - -");
        assertThat(cache.getVersioned("k").value()).isEqualTo("loaded");
        assertThat(Statistics.of(cache).line()).isEqualTo("1 1 - -");
        cache.close();
    }

    @Test
    void aStaleValueIsReadWithItsVersionAndReloadedAsByAnyGet() {
        CountingLoader<String, String> loader = new CountingLoader<>(key -> "loaded");
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(java.time.Duration.ofMillis(5))
                .build());
        CorralCache<String, String> cache = cache(configuration, new CreatedExpiryPolicy(Duration.ETERNAL));
        long version = cache.putVersioned("k", "put");
        bench.clock().advance(5);
        assertThat(cache.peek("k").version()).isEqualTo(version);
        assertThat(loader.asked()).isEmpty();

        Versioned<String> seen = cache.getVersioned("k");

        assertThat(seen.version() == version).isEqualTo(seen.value().equals("put"));
        Soon.asserted(() -> assertThat(cache.peek("k").value()).isEqualTo("loaded"));
        assertThat(cache.replaceVersioned("k", version, "new")).isFalse();
        assertThat(loader.asked()).containsExactly("k");
    }

    /** Lets entries live until they are read. */
    private static final class DyingOfAccess implements ExpiryPolicy {
        @Override
        public Duration getExpiryForCreation() {
            return LIFETIME;
        }

        @Override
        public Duration getExpiryForAccess() {
            return Duration.ZERO;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return LIFETIME;
        }
    }

    @SuppressWarnings("unchecked") // the cache's own types
    private CorralCache<String, String> cache(CorralConfiguration<String, String> configuration, ExpiryPolicy policy) {
        configuration.setExpiryPolicyFactory(() -> policy);
        return bench.cache(configuration).unwrap(CorralCache.class);
    }
}
