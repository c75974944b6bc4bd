// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.Reload;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.ReloadingOnly;
import io.corral.internal.entry.Entry;
import io.corral.internal.freshness.Freshness;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are read often are reloaded before their soft expiry (XFetch). */
class EarlyRefreshTest {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final Duration COST = Duration.ofMillis(5);
    /** So many reads of a value that has a millisecond left do not all leave it alone: each does with e^(-1/5). */
    private static final int MANY = 1_000;
    /** Euler's and Mascheroni's. */
    private static final double GAMMA = 0.5772156649;

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        bench.clock().advance(COST);
        return "loaded";
    });

    private Cache<String, String> cache(double beta) {
        return cache(beta, Configured.readThrough(loader));
    }

    private Cache<String, String> cache(double beta, CorralConfiguration<String, String> configuration) {
        configuration.setRefreshExecutorFactory(() -> Runnable::run);
        return bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                .staleAfter(STALE_AFTER)
                .earlyRefresh(beta)
                .build()));
    }

    private int loads() {
        return loader.asked().size();
    }

    private void readOften(Cache<String, String> cache) {
        for (int i = 0; i < MANY; i++) {
            assertThat(i % 2 == 0 ? cache.get("k") : cache.getAll(Set.of("k")).get("k"))
                    .isEqualTo("loaded");
        }
    }

    @Test
    void aValueThatIsReadOftenIsReloadedOnceBeforeItIsStale() {
        Cache<String, String> cache = cache(1);
        cache.get("k");
        bench.clock().advance(STALE_AFTER.minusMillis(1));

        readOften(cache);

        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void longBeforeItIsLeftAlone() {
        Cache<String, String> cache = cache(1);
        cache.get("k");
        bench.clock().advance(STALE_AFTER.dividedBy(2));

        readOften(cache);

        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void unlessItIsAskedForItIsReloadedByNobody() {
        Cache<String, String> cache = cache(0);
        cache.get("k");
        bench.clock().advance(STALE_AFTER.minusMillis(1));

        readOften(cache);

        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void whatWasPutHasNoCostAndIsNotReloadedEarly() {
        Cache<String, String> cache = cache(1_000);
        cache.put("k", "loaded");
        bench.clock().advance(STALE_AFTER.minusMillis(1));

        readOften(cache);

        assertThat(loads()).isZero();
    }

    @Test
    void whatWasFoundUnchangedCostsWhatThatTook() {
        AtomicInteger asked = new AtomicInteger();
        ReloadingOnly<String, String> unchanging = (key, previous) -> {
            asked.incrementAndGet();
            bench.clock().advance(COST);
            return Reload.notModified();
        };
        Cache<String, String> cache = cache(1, Configured.readThrough(unchanging));
        cache.put("k", "loaded");
        bench.clock().advance(STALE_AFTER);
        cache.get("k");
        assertThat(asked).hasValue(1);
        bench.clock().advance(STALE_AFTER.minusMillis(1));

        readOften(cache);

        assertThat(asked).hasValue(2);
    }

    /**
     * With reads at random moments, so many a second, the reload begins on average {@code d × (ln(rate × d) + γ)} before
     * the expiry, where {@code d} is cost times beta: the chance that a read at lead x begins it is e^(-x/d).
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000, 10_000})
    void howEarlyItIsFollowsThePaper(int readsASecond) {
        long lifetime = 60_000;
        Freshness rules = new Freshness(lifetime, 0, Entry.NEVER, Entry.NEVER, 1);
        Entry entry = new Entry("v", 1, 0, lifetime, Entry.NEVER, 500);
        Random random = new Random(readsASecond);
        int periods = 400;
        double total = 0;
        for (int i = 0; i < periods; i++) {
            total += lead(rules, entry, readsASecond, random);
        }

        double expected = 500 * (Math.log(readsASecond * 0.5) + GAMMA);
        assertThat(total / periods).isBetween(expected * 0.9, expected * 1.1);
    }

    /** By how many milliseconds the first reader that reloads comes before the expiry. */
    private static double lead(Freshness rules, Entry entry, int readsASecond, Random random) {
        // Twenty times the cost before the expiry nobody reloads: e^(-20).
        double now = entry.staleAt() - 10_000;
        for (; ; ) {
            now += -Math.log(1 - random.nextDouble()) * 1_000 / readsASecond;
            if (now >= entry.staleAt() || rules.early(entry, (long) now, 1 - random.nextDouble()) > 0) {
                return Math.max(0, entry.staleAt() - now);
            }
        }
    }
}
