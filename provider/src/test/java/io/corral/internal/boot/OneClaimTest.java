// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.internal.change.Change;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the store is asked by those who miss a key together: the one who leads asks for all. Nobody else would need to
 * ask for a load to run only once; but in a cluster each claim is a message.
 */
class OneClaimTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final Queue<String> claims = new ConcurrentLinkedQueue<>();
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        create(Configured.readThrough(new CountingLoader<>(key -> {
            gate.pass();
            return "loaded";
        })));
    }

    private void create(CorralConfiguration<String, String> configuration) {
        cache = bench.cache(configuration);
        bench.<String>store().interpose((key, change) -> {
            changes.add(change);
            if (change instanceof Change.Claim) {
                claims.add(key);
            }
        });
    }

    @Test
    void readersWhoJoinAFlightClaimNothing() {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        List<Member<String>> joiners = crowd.sendTogether(15, number -> cache.get("k"));
        joiners.forEach(Member::awaitWaiting);

        gate.open();

        assertThat(joiners).allSatisfy(joiner -> assertThat(joiner.result()).isEqualTo("loaded"));
        assertThat(leader.result()).isEqualTo("loaded");
        assertThat(claims).containsExactly("k");
    }

    @Test
    void aLoadIsTwoStepsAtTheStoreHoweverManyWaitForIt() {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        List<Member<String>> joiners = crowd.sendTogether(15, number -> cache.get("k"));
        joiners.forEach(Member::awaitWaiting);

        gate.open();
        joiners.forEach(Member::result);
        leader.result();

        assertThat(changes).hasSize(2);
        assertThat(changes.poll()).isInstanceOf(Change.Claim.class);
        assertThat(changes.poll()).isInstanceOf(Change.Commit.class);
    }

    @Test
    void readersOfManyKeysClaimOnlyWhatTheyLead() {
        Member<String> leader = crowd.send(() -> cache.get("a"));
        gate.awaitArrivals(1);
        Member<Map<String, String>> bulk = crowd.send(() -> cache.getAll(Set.of("a", "b")));
        gate.awaitArrivals(2);

        gate.open();

        assertThat(leader.result()).isEqualTo("loaded");
        assertThat(bulk.result()).containsEntry("a", "loaded").containsEntry("b", "loaded");
        assertThat(claims).containsExactly("a", "b");
    }

    @Test
    void processorsOfAMissingValueWhoJoinTheLoadClaimNothing() {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        Member<String> processor = crowd.send(() -> cache.invoke("k", (entry, arguments) -> entry.getValue()));
        processor.awaitWaiting();

        gate.open();

        assertThat(leader.result()).isEqualTo("loaded");
        assertThat(processor.result()).isEqualTo("loaded");
        assertThat(claims).containsExactly("k");
    }

    @Test
    void aHitAsksTheStoreForNothing() {
        cache.put("k", "put");
        changes.clear();

        assertThat(cache.get("k")).isEqualTo("put");
        assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "put");

        assertThat(changes).isEmpty();
    }
}
