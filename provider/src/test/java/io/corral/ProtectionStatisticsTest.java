// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.Soon;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bean beside JSR-107's statistics. */
class ProtectionStatisticsTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final AtomicReference<Supplier<String>> source = new AtomicReference<>(() -> "v");

    private CorralConfiguration<String, String> configuration() {
        CorralConfiguration<String, String> configuration =
                Configured.readThrough(new CountingLoader<>(key -> source.get().get()));
        configuration.setStatisticsEnabled(true);
        return configuration.setStampedePolicy(
                StampedePolicy.builder().backOff(Duration.ZERO).build());
    }

    private static ObjectName name(Cache<?, ?> cache) throws Exception {
        String manager = cache.getCacheManager().getURI().toString().replaceAll("[,:=\n*?\"]", ".");
        return new ObjectName(
                "io.corral:type=ProtectionStatistics,CacheManager=" + manager + ",Cache=" + cache.getName());
    }

    private ProtectionStatisticsMXBean bean(Cache<?, ?> cache) throws Exception {
        return JMX.newMXBeanProxy(server, name(cache), ProtectionStatisticsMXBean.class);
    }

    @Test
    void itCountsLoadsFailuresAndThoseWhoWaited() throws Exception {
        Cache<String, String> cache = ranch.cache(configuration());
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "v";
        });
        List<Member<String>> callers = crowd.sendTogether(4, number -> cache.get("k"));
        Soon.asserted(() -> assertThat(bean(cache).getLoadsCoalesced()).isEqualTo(3));
        gate.open();
        callers.forEach(Member::result);
        source.set(() -> {
            throw new IllegalStateException("no database");
        });
        assertThat(crowd.send(() -> cache.get("other")).failure()).isInstanceOf(CacheLoaderException.class);

        assertThat(bean(cache).getLoads()).isEqualTo(2);
        assertThat(bean(cache).getLoadFailures()).isEqualTo(1);
        assertThat(bean(cache).getLoadsAwaitedElsewhere()).isZero();
    }

    @Test
    void itCountsLateValues() throws Exception {
        Cache<String, String> cache = ranch.cache(configuration());
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "late";
        });
        Member<String> caller = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        cache.put("k", "written");
        gate.open();
        caller.result();

        assertThat(bean(cache).getRefusedCommits()).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("unchecked") // a class has no type arguments
    void itCountsWhatIsServedStaleAndRefreshed() throws Exception {
        Cache<String, String> cache = ranch.cache(configuration());
        cache.get("k");
        CorralCache<String, String> own = cache.unwrap(CorralCache.class);
        own.markStale("k");
        source.set(() -> "second");
        Soon.asserted(() -> assertThat(cache.get("k")).isEqualTo("second"));

        assertThat(bean(cache).getStaleServed()).isPositive();
        assertThat(bean(cache).getRefreshes()).isEqualTo(1);
        assertThat(bean(cache).getLoads()).isEqualTo(2);
        assertThat(bean(cache).getRefreshFailures()).isZero();
        assertThat(bean(cache).getStaleServedOnError()).isZero();
        assertThat(bean(cache).getRefreshesSkipped()).isZero();
    }

    @Test
    void itIsThereWhileStatisticsAreEnabled() throws Exception {
        Cache<String, String> cache = ranch.cache("mine", configuration());
        assertThat(server.isRegistered(name(cache))).isTrue();

        ranch.manager().enableStatistics("mine", false);
        assertThat(server.isRegistered(name(cache))).isFalse();
        ranch.manager().enableStatistics("mine", true);
        assertThat(server.isRegistered(name(cache))).isTrue();
        ObjectName name = name(cache);
        cache.close();
        assertThat(server.isRegistered(name)).isFalse();
    }
}
