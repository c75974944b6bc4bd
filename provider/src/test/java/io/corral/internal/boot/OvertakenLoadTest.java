// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loads that outstay their lease of an hour, by a clock that the test sets. Each load has a gate of its own. */
class OvertakenLoadTest {

    private static final Duration LEASE_TIME = Duration.ofHours(1);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final List<Gate> gates = List.of(new Gate(), new Gate(), new Gate());
    private final AtomicInteger loads = new AtomicInteger();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        int number = loads.getAndIncrement();
        gates.get(number).pass();
        return "load " + number;
    });
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        cache = bench.cache(configuration.setStampedePolicy(Configured.leaseTime(LEASE_TIME)));
    }

    @Test
    void aLoadWithinItsLeaseIsJoinedAndNotOvertaken() {
        Member<String> leader = load(0);
        bench.clock().advance(LEASE_TIME.minusMinutes(1));
        Member<String> joiner = crowd.send(() -> cache.get("k"));
        joiner.awaitWaiting();

        gates.get(0).open();

        assertThat(leader.result()).isEqualTo("load 0");
        assertThat(joiner.result()).isEqualTo("load 0");
        assertThat(loads).hasValue(1);
    }

    @Test
    void aLoadWhoseLeaseIsOverIsOvertakenByTheNextWhoComes() {
        load(0);
        bench.clock().advance(LEASE_TIME);

        Member<String> overtaker = load(1);
        gates.get(1).open();

        assertThat(overtaker.result()).isEqualTo("load 1");
    }

    @Test
    void thoseWhoWaitForTheOvertakerGetALateValueAtOnce() {
        Member<String> leader = load(0);
        bench.clock().advance(LEASE_TIME);
        load(1);
        Member<String> joiner = crowd.send(() -> cache.get("k"));
        joiner.awaitWaiting();

        gates.get(0).open();

        assertThat(leader.result()).isEqualTo("load 0");
        assertThat(joiner.result()).isEqualTo("load 0");
        assertThat(loads).hasValue(2);
    }

    @Test
    void anOvertakerMayBeOvertakenInItsTurn() {
        Member<String> first = load(0);
        bench.clock().advance(LEASE_TIME);
        Member<String> second = load(1);
        bench.clock().advance(LEASE_TIME);
        Member<String> third = load(2);

        gates.get(2).open();
        assertThat(third.result()).isEqualTo("load 2");
        gates.get(0).open();
        gates.get(1).open();

        assertThat(first.result()).isEqualTo("load 0");
        assertThat(second.result()).isEqualTo("load 1");
        assertThat(cache.get("k")).isEqualTo("load 2");
    }

    @Test
    void theFirstOfThreeToComeIsStoredEvenIfItWasTheFirstToSetOut() {
        Member<String> first = load(0);
        bench.clock().advance(LEASE_TIME);
        Member<String> second = load(1);
        bench.clock().advance(LEASE_TIME);
        Member<String> third = load(2);

        gates.get(0).open();
        first.result();
        gates.get(1).open();
        gates.get(2).open();
        second.result();
        third.result();

        assertThat(cache.get("k")).isEqualTo("load 0");
    }

    @Test
    void aBulkReaderOvertakesWhatHasOutstayedItsLease() {
        load(0);
        bench.clock().advance(LEASE_TIME);
        gates.get(1).open();

        Member<Map<String, String>> overtaker = crowd.send(() -> cache.getAll(Set.of("k")));

        assertThat(overtaker.result()).containsEntry("k", "load 1");
    }

    @Test
    void aWriteEndsTheLeaseOfTheOvertakerAndOfTheOvertaken() {
        Member<String> leader = load(0);
        bench.clock().advance(LEASE_TIME);
        Member<String> overtaker = load(1);

        cache.put("k", "put");
        gates.get(0).open();
        gates.get(1).open();
        leader.result();
        overtaker.result();

        assertThat(cache.get("k")).isEqualTo("put");
    }

    private Member<String> load(int number) {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gates.get(number).awaitArrivals(1);
        return leader;
    }
}
