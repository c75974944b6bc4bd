// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.Lookup;
import io.corral.Lookup.Origin;
import io.corral.ProtectionListener;
import io.corral.ReadPathEvent;
import io.corral.StampedePolicy;
import io.corral.fixture.Configured;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a value came, and which edges of the read path were taken for it. */
class LookupOriginTest extends StaleCache implements ProtectionListener {

    private final Map<ReadPathEvent, Integer> heard = Collections.synchronizedMap(new EnumMap<>(ReadPathEvent.class));
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    @SuppressWarnings("unchecked") // a class has no type arguments
    private final CorralCache<String, String> own = cache.unwrap(CorralCache.class);

    @Override
    public void happened(ReadPathEvent event) {
        heard.merge(event, 1, Integer::sum);
    }

    @Override
    public void loaded(long nanos, int keys, boolean failed) {
        calls.add(keys + (failed ? " failed" : " loaded"));
    }

    @BeforeEach
    void listen() {
        own.addProtectionListener(this);
    }

    @Test
    void aMissIsLoadedAndThenAHit() {
        assertThat(own.lookup("k")).isEqualTo(new Lookup<>("first", Origin.LOADED));
        assertThat(own.lookup("k")).isEqualTo(new Lookup<>("first", Origin.HIT));

        assertThat(heard).isEqualTo(Map.of(ReadPathEvent.LOADED, 1));
        assertThat(calls).containsExactly("1 loaded");
    }

    @Test
    void aStaleValueSaysSo() {
        loaded();
        bench.clock().advance(STALE_AFTER);

        assertThat(own.lookup("k")).isEqualTo(new Lookup<>("first", Origin.STALE));
        errands.awaitDone();
        assertThat(own.lookup("k")).isEqualTo(new Lookup<>("second", Origin.HIT));
        assertThat(heard)
                .isEqualTo(Map.of(ReadPathEvent.LOADED, 2, ReadPathEvent.STALE_SERVED, 1, ReadPathEvent.REFRESHED, 1));
    }

    @Test
    void soDoesOneThatIsServedBecauseItsLoadFailed() {
        loaded();
        source.set(StaleCache::broken);
        bench.clock().advance(STALE_AFTER.plus(MAX_STALE));

        assertThat(own.lookup("k")).isEqualTo(new Lookup<>("first", Origin.STALE_ON_ERROR));
        assertThat(own.lookup("k").origin()).isEqualTo(Origin.STALE_ON_ERROR);
        assertThat(heard)
                .isEqualTo(Map.of(
                        ReadPathEvent.LOADED, 1,
                        ReadPathEvent.LOAD_FAILED, 1,
                        ReadPathEvent.BACK_OFF_BEGUN, 1,
                        ReadPathEvent.BACK_OFF_MET, 1,
                        ReadPathEvent.STALE_SERVED_ON_ERROR, 2));
        assertThat(calls).containsExactly("1 loaded", "1 failed");
    }

    @Test
    void whoWaitsForAnotherSaysSo() {
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "first";
        });
        Member<Lookup<String>> leader = crowd.send(() -> own.lookup("k"));
        gate.awaitArrivals(1);
        Member<Lookup<String>> joiner = crowd.send(() -> own.lookup("k"));
        Soon.until("one waits", () -> own.protectionStatistics().getLoadsCoalesced() == 1);
        gate.open();

        assertThat(leader.result().origin()).isEqualTo(Origin.LOADED);
        assertThat(joiner.result()).isEqualTo(new Lookup<>("first", Origin.COALESCED));
        assertThat(heard).isEqualTo(Map.of(ReadPathEvent.LOADED, 1, ReadPathEvent.LOAD_COALESCED, 1));
    }

    @Test
    @SuppressWarnings("unchecked") // a class has no type arguments
    void thatThereIsNothingIsLoadedAndThenRemembered() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        CorralCache<String, String> negative = bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                        .negativeTtl(Duration.ofSeconds(5))
                        .build()))
                .unwrap(CorralCache.class);
        source.set(() -> null);

        assertThat(negative.lookup("k")).isEqualTo(new Lookup<>(null, Origin.LOADED));
        assertThat(negative.lookup("k")).isEqualTo(new Lookup<>(null, Origin.NEGATIVE));
        assertThat(negative.protectionStatistics().getNegativesServed()).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("unchecked") // a class has no type arguments
    void withoutALoaderThereIsAMiss() {
        CorralCache<String, String> plain =
                bench.cache(Configured.<String, String>plain()).unwrap(CorralCache.class);

        assertThat(plain.lookup("k")).isEqualTo(new Lookup<>(null, Origin.MISS));
    }

    @Test
    void whatAListenerThrowsIsNotSeenByTheReader() {
        own.addProtectionListener(new ProtectionListener() {
            @Override
            public void happened(ReadPathEvent event) {
                throw new IllegalStateException("the listener");
            }

            @Override
            public void loaded(long nanos, int keys, boolean failed) {
                throw new IllegalStateException("the listener");
            }
        });

        assertThat(own.get("k")).isEqualTo("first");
    }

    @Test
    void aListenerThatWasTakenAwayHearsNothing() {
        own.removeProtectionListener(this);

        own.get("k");

        assertThat(heard).isEmpty();
        assertThat(calls).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked") // a class has no type arguments
    void whileAsManyLoadsRunAsAreSetRefreshesAreLeftForLaterAndMissesAreLoaded() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        CorralCache<String, String> busy = bench.cache(configuration.setStampedePolicy(StampedePolicy.builder()
                        .staleAfter(STALE_AFTER)
                        .maxLoads(1)
                        .build()))
                .unwrap(CorralCache.class);
        busy.get("k");
        bench.clock().advance(STALE_AFTER);
        Gate gate = new Gate();
        source.set(() -> {
            gate.pass();
            return "second";
        });
        List<Member<String>> misses = crowd.sendTogether(2, number -> busy.get("missing-" + number));
        gate.awaitArrivals(2);

        assertThat(busy.get("k")).isEqualTo("first");
        assertThat(busy.protectionStatistics().getRefreshesSkipped()).isEqualTo(1);
        assertThat(busy.protectionStatistics().getLoadsUnderWay()).isEqualTo(2);
        gate.open();
        misses.forEach(miss -> assertThat(miss.result()).isEqualTo("second"));
        busy.get("k");
        Soon.asserted(() -> assertThat(busy.get("k")).isEqualTo("second"));
    }
}
