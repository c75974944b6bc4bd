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
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers whose patience is over before the load is. */
class LoadWaitTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        gate.pass();
        return "loaded " + key;
    });
    private Cache<String, String> cache;
    private Member<String> leader;

    @BeforeEach
    void hang() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        cache = ranch.cache(configuration.setStampedePolicy(Configured.loadWait(Duration.ofMillis(50))));
        leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
    }

    @Test
    void whoeverHasWaitedLongEnoughIsToldSo() {
        assertThat(crowd.send(() -> cache.get("k")).failure())
                .isInstanceOf(LoadTimeoutException.class)
                .hasMessageContaining(cache.getName())
                .hasMessageContaining("50 ms");
    }

    @Test
    void whoeverHasWaitedLongEnoughForABulkLoadIsToldSo() {
        assertThat(crowd.send(() -> cache.getAll(Set.of("k"))).failure()).isInstanceOf(LoadTimeoutException.class);
    }

    @Test
    void aProcessorThatHasWaitedLongEnoughIsToldSo() {
        assertThat(crowd.send(() -> cache.invoke("k", (entry, arguments) -> entry.getValue()))
                        .failure())
                .hasRootCauseInstanceOf(LoadTimeoutException.class);
    }

    @Test
    void nobodyWhoGivesUpStartsALoadOfItsOwn() {
        List<Member<String>> impatient = crowd.sendTogether(8, number -> cache.get("k"));

        assertThat(impatient)
                .allSatisfy(member -> assertThat(member.failure()).isInstanceOf(LoadTimeoutException.class));
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void theLoadGoesOnAndItsValueIsStored() {
        assertThat(crowd.send(() -> cache.get("k")).failure()).isInstanceOf(LoadTimeoutException.class);

        gate.open();

        assertThat(leader.result()).isEqualTo("loaded k");
        assertThat(cache.get("k")).isEqualTo("loaded k");
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void whoeverLoadsItselfMayTakeLonger() {
        // This one times out, so by then the leader has been loading for longer than anybody may wait.
        crowd.send(() -> cache.get("k")).failure();

        gate.open();

        assertThat(leader.result()).isEqualTo("loaded k");
    }
}
