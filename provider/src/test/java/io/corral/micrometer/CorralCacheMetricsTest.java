// SPDX-License-Identifier: Apache-2.0
package io.corral.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralConfiguration;
import io.corral.ReadPathEvent;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Ranch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Micrometer sees of a cache. */
class CorralCacheMetricsTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private Cache<String, String> cache() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(new CountingLoader<>(key -> {
            if (key.equals("bad")) {
                throw new IllegalStateException("no database");
            }
            return "v";
        }));
        configuration.setStatisticsEnabled(true);
        return ranch.cache("measured", configuration);
    }

    private double events(ReadPathEvent event) {
        String name = event.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        FunctionCounter counter = registry.get("corral.cache.events")
                .tags("cache", "measured", "event", name)
                .functionCounter();
        return counter.count();
    }

    private long loads(String result) {
        return registry.get("corral.cache.load").tag("result", result).timer().count();
    }

    @Test
    void loadsHitsAndFailuresAreCountedAndTimed() {
        Cache<String, String> cache = CorralCacheMetrics.monitor(registry, cache(), "zone", "a");

        cache.get("k");
        cache.get("k");
        assertThatThrownBy(() -> cache.get("bad")).isInstanceOf(CacheLoaderException.class);

        assertThat(loads("success")).isEqualTo(1);
        assertThat(loads("failure")).isEqualTo(1);
        assertThat(events(ReadPathEvent.LOADED)).isEqualTo(1);
        assertThat(events(ReadPathEvent.LOAD_FAILED)).isEqualTo(1);
        assertThat(registry.get("corral.cache.loads.active")
                        .tag("zone", "a")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("cache.size").tag("cache", "measured").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("cache.gets")
                        .tags("result", "hit", "cache", "measured")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cache.gets")
                        .tags("result", "miss")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void everyEdgeOfTheReadPathHasACounter() {
        CorralCacheMetrics.monitor(registry, cache());

        assertThat(ReadPathEvent.values())
                .allSatisfy(event -> assertThat(events(event)).isZero());
    }

    @Test
    void onceClosedItTimesNothing() {
        Cache<String, String> cache = cache();
        CorralCacheMetrics metrics = new CorralCacheMetrics(cache, Tags.empty());
        metrics.bindTo(registry);
        metrics.close();

        cache.get("k");

        assertThat(loads("success")).isZero();
    }
}
