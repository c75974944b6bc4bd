// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loads that take longer than their lease: the first waits at one gate, the second at another. */
class HungLoaderTest {

    private static final Duration LEASE_TIME = Duration.ofMillis(300);

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate first = new Gate();
    private final Gate second = new Gate();
    private final AtomicInteger loads = new AtomicInteger();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> switch (loads.incrementAndGet()) {
        case 1 -> {
            first.pass();
            yield "first";
        }
        case 2 -> {
            second.pass();
            yield "second";
        }
        default -> "third";
    });
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        cache = ranch.cache(configuration.setStampedePolicy(Configured.leaseTime(LEASE_TIME)));
    }

    @Test
    void ofAllWhoWaitExactlyOneOvertakes() {
        second.open();
        hang();

        List<Member<String>> waiting = crowd.sendTogether(8, number -> cache.get("k"));

        assertThat(waiting).allSatisfy(member -> assertThat(member.result()).isEqualTo("second"));
        assertThat(loads).hasValue(2);
    }

    @Test
    void aBulkReaderOvertakesToo() {
        second.open();
        hang();

        Member<Object> waiting = crowd.send(() -> cache.getAll(Set.of("k")));

        assertThat(waiting.result()).isEqualTo(Map.of("k", "second"));
    }

    @Test
    void aLateValueIsStoredIfItIsTheFirstToCome() {
        Member<String> leader = hang();
        Member<String> overtaker = overtake();

        first.open();
        assertThat(leader.result()).isEqualTo("first");

        assertThat(cache.get("k")).isEqualTo("first");
        second.open();
        assertThat(overtaker.result()).isEqualTo("second");
        assertThat(cache.get("k")).isEqualTo("first");
    }

    @Test
    void aLateValueIsRefusedIfTheOvertakerCameFirst() {
        Member<String> leader = hang();
        second.open();
        assertThat(overtake().result()).isEqualTo("second");

        first.open();

        assertThat(leader.result()).isEqualTo("first");
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void aLateValueIsRefusedIfSomebodyHasWritten() {
        Member<String> leader = hang();
        Member<String> overtaker = overtake();
        cache.put("k", "put");

        first.open();
        second.open();

        assertThat(leader.result()).isEqualTo("first");
        assertThat(overtaker.result()).isEqualTo("second");
        assertThat(cache.get("k")).isEqualTo("put");
    }

    @Test
    void aLateValueIsRefusedIfSomebodyHasRemoved() {
        Member<String> leader = hang();
        Member<String> overtaker = overtake();
        cache.remove("k");

        first.open();
        second.open();
        leader.result();
        overtaker.result();

        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void aLateFailureDoesNotDisturbTheOvertaker() {
        Member<String> leader = hang();
        Member<String> overtaker = overtake();

        leader.interrupt();
        assertThat(leader.failure()).isInstanceOf(CacheLoaderException.class);
        second.open();

        assertThat(overtaker.result()).isEqualTo("second");
        assertThat(cache.get("k")).isEqualTo("second");
    }

    @Test
    void aSlowLoadThatNobodyWantsIsNotOvertaken() {
        Member<String> leader = hang();

        first.open();

        assertThat(leader.result()).isEqualTo("first");
        assertThat(cache.get("k")).isEqualTo("first");
        assertThat(loads).hasValue(1);
    }

    private Member<String> hang() {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        first.awaitArrivals(1);
        return leader;
    }

    private Member<String> overtake() {
        Member<String> overtaker = crowd.send(() -> cache.get("k"));
        second.awaitArrivals(1);
        return overtaker;
    }
}
