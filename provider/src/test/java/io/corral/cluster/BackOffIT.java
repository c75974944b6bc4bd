// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.cluster.Nodes.Mode;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A source that is down for several back-off periods, and callers on three nodes who keep asking. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class BackOffIT {

    private static final String CACHE = "failing";
    private static final String REASON = "the database is on fire";
    private static final long BACK_OFF_MILLIS = 500;
    private static final int PERIODS = 3;
    private static final int CALLERS = 96;

    private static Nodes nodes;

    private final Source source = new Source();
    private final List<String> keys =
            IntStream.range(0, 5).mapToObj(i -> "k" + i).toList();

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        Properties properties = new Properties();
        properties.setProperty("corral.cache." + CACHE + ".back-off", BACK_OFF_MILLIS + "ms");
        properties.setProperty("corral.cache." + CACHE + ".back-off-multiplier", "1");
        nodes = Nodes.start(3, mode, properties);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    @Test
    void a_loader_that_always_fails_runs_once_in_each_back_off_and_every_caller_on_every_node_hears_why() {
        List<Cache<String, String>> caches = nodes.create(
                CACHE,
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setReadThrough(true)
                        .setCacheLoaderFactory(() -> source));
        try (Callers callers = new Callers()) {
            for (int period = 1; period <= PERIODS; period++) {
                source.awaitBackOffPassed();
                // Those who begin the period, and those who come in the midst of it.
                assertAllFail(callers, caches);
                assertAllFail(callers, caches);
                int least = period;
                assertThat(keys)
                        .allSatisfy(key -> assertThat(source.failures(key)).hasSizeGreaterThanOrEqualTo(least));
            }
            assertThat(keys).allSatisfy(key -> assertApart(source.failures(key)));

            source.mend();
            source.awaitBackOffPassed();
            assertThat(callers.together(
                            CALLERS, i -> () -> caches.get(i % caches.size()).get(keys.get(i % keys.size()))))
                    .containsOnly("well");
        }
        assertThat(source.successes)
                .as("loads after the source is well again")
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    private void assertAllFail(Callers callers, List<Cache<String, String>> caches) {
        List<List<Throwable>> failures = callers.together(
                CALLERS,
                i -> () -> keys.stream()
                        .map(key -> failure(caches.get(i % caches.size()), key))
                        .toList());
        assertThat(failures)
                .allSatisfy(ofOne -> assertThat(ofOne)
                        .allSatisfy(failure -> assertThat(failure)
                                .isInstanceOf(CacheLoaderException.class)
                                .hasMessageContaining(CACHE)
                                .hasMessageContaining(REASON)));
    }

    private static @Nullable Throwable failure(Cache<String, String> cache, String key) {
        try {
            throw new AssertionError("a load was to fail and gave " + cache.get(key));
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** However long the callers took: between two loads of a key there is always the whole back-off. */
    private static void assertApart(List<Long> loads) {
        for (int i = 1; i < loads.size(); i++) {
            assertThat(loads.get(i) - loads.get(i - 1))
                    .as("milliseconds between the loads at " + loads)
                    .isGreaterThanOrEqualTo(BACK_OFF_MILLIS);
        }
    }

    /** Fails until it is mended, and writes down when. */
    private static final class Source implements CacheLoader<String, String> {

        private final ConcurrentMap<String, List<Long>> failures = new ConcurrentHashMap<>();
        private final List<String> successes = new CopyOnWriteArrayList<>();
        private volatile boolean well;

        @Override
        public String load(String key) {
            if (well) {
                successes.add(key);
                return "well";
            }
            failures.computeIfAbsent(key, unused -> new CopyOnWriteArrayList<>())
                    .add(System.currentTimeMillis());
            throw new IllegalStateException(REASON);
        }

        @Override
        public Map<String, String> loadAll(Iterable<? extends String> keys) {
            throw new UnsupportedOperationException();
        }

        /** When the loads of a key failed, in epoch milliseconds. */
        List<Long> failures(String key) {
            return failures.getOrDefault(key, List.of());
        }

        void mend() {
            well = true;
        }

        /** The back-off counts from when Corral hears of the failure, a moment after it was written down. */
        void awaitBackOffPassed() {
            long last = failures.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            await().atMost(Nodes.PATIENCE)
                    .until(() -> System.currentTimeMillis() > last + BACK_OFF_MILLIS + BACK_OFF_MILLIS / 2);
        }
    }
}
