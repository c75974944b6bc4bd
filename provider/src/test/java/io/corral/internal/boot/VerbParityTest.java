// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Heard;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Statistics;
import io.corral.internal.entry.Entry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb on a key that is absent, present or expired: result, value, events, writer and statistics. */
class VerbParityTest {

    private static final long LIFETIME = 10;

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final RecordingWriter<String, String> writer = new RecordingWriter<>();
    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        CorralConfiguration<String, String> configuration =
                Configured.writeThrough(Configured.loading(new CountingLoader<>(key -> "loaded")), writer);
        configuration
                .setStatisticsEnabled(true)
                .setExpiryPolicyFactory(() -> new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, LIFETIME)));
        cache = bench.cache(configuration);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void theTableSpeaksOfEveryVerbInEveryState() {
        assertThat(VerbTable.rows().map(VerbTable.Row::toString))
                .doesNotHaveDuplicates()
                .hasSize(VerbTable.size());
    }

    @ParameterizedTest
    @MethodSource("io.corral.internal.boot.VerbTable#rows")
    void aVerbDoesWhatTheTableSays(VerbTable.Row row) {
        check(row, cache);
    }

    @ParameterizedTest
    @MethodSource("io.corral.internal.boot.VerbTable#rows")
    void andSoDoesItsAsynchronousSister(VerbTable.Row row) {
        check(row, Sisters.of(cache));
    }

    private void check(VerbTable.Row row, Cache<String, String> called) {
        if (!row.state().equals("absent")) {
            cache.put("k", "old");
        }
        if (row.state().equals("expired")) {
            bench.clock().advance(LIFETIME);
        }
        Statistics.of(cache).clear();
        int calls = writer.calls().size();
        cache.registerCacheEntryListener(listener.synchronous());

        String result = String.valueOf(row.apply(called));

        VerbTable.Effect effect = new VerbTable.Effect(
                result,
                held(),
                events(),
                listed(writer.calls().subList(calls, writer.calls().size())),
                Statistics.of(cache).line());
        assertThat(effect).isEqualTo(row.effect());
    }

    private String held() {
        Entry entry = bench.<String>store().read("k");
        return entry == null ? "-" : String.valueOf(entry.value());
    }

    private String events() {
        return listed(listener.heard().stream().map(VerbParityTest::words).toList());
    }

    private static String words(Heard heard) {
        String type = heard.type().name().toLowerCase(Locale.ROOT);
        return switch (heard.type()) {
            case UPDATED -> type + " " + heard.old() + " " + heard.value();
            case CREATED, REMOVED, EXPIRED -> type + " " + heard.value();
        };
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "-" : words.stream().collect(Collectors.joining(", "));
    }
}
