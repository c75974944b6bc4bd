// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Soon;
import io.corral.internal.change.Change;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody is quicker: a step of another thread's comes just before the store decides. */
class RaceTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> "loaded");
    private Cache<String, String> cache;

    @Test
    void aValueThatCameBetweenTheLookAndTheClaimIsTakenWithoutALoad() {
        create(Configured.readThrough(loader));
        once(Change.Claim.class, () -> cache.put("k", "put"));

        assertThat(cache.get("k")).isEqualTo("put");
        assertThat(loader.asked()).isEmpty();
    }

    @Test
    void aValueThatCameBetweenTheLookAndTheClaimOfManyIsTakenWithoutALoad() {
        create(Configured.readThrough(loader));
        once(Change.Claim.class, () -> cache.put("a", "put"));

        assertThat(cache.getAll(Set.of("a"))).containsEntry("a", "put");
        assertThat(loader.asked()).isEmpty();
    }

    @Test
    void aPutJustBeforeTheCommitWins() {
        create(Configured.readThrough(loader));
        once(Change.Commit.class, () -> cache.put("k", "put"));

        assertThat(cache.get("k")).isEqualTo("loaded");
        assertThat(cache.get("k")).isEqualTo("put");
    }

    @Test
    void aRemoveJustBeforeTheCommitWins() {
        create(Configured.readThrough(loader));
        once(Change.Commit.class, () -> cache.remove("k"));

        assertThat(cache.get("k")).isEqualTo("loaded");
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void whoeverWaitedForALoadThatAPutFencedJustBeforeItsCommitGetsThePut() {
        Gate committing = new Gate();
        create(Configured.readThrough(loader));
        once(Change.Commit.class, () -> {
            committing.pass();
            cache.put("k", "put");
        });
        Member<String> leader = crowd.send(() -> cache.get("k"));
        committing.awaitArrivals(1);
        Member<String> joiner = crowd.send(() -> cache.get("k"));
        joiner.awaitWaiting();

        committing.open();

        assertThat(leader.result()).isEqualTo("loaded");
        assertThat(joiner.result()).isEqualTo("put");
    }

    @Test
    void aReplacementThatWasOvertakenByAnotherValueReplacesNothing() {
        create(Configured.plain());
        cache.put("k", "old");
        once(Change.Put.class, () -> cache.put("k", "other"));

        assertThat(cache.replace("k", "old", "new")).isFalse();
        assertThat(cache.get("k")).isEqualTo("other");
    }

    @Test
    void aReplacementThatWasOvertakenByAnEqualValueReplacesThat() {
        create(Configured.plain());
        cache.put("k", "old");
        once(Change.Put.class, () -> cache.put("k", "old"));

        assertThat(cache.replace("k", "old", "new")).isTrue();
        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void aComparingRemovalThatWasOvertakenRemovesNothing() {
        create(Configured.plain());
        cache.put("k", "old");
        once(Change.Remove.class, () -> cache.put("k", "other"));

        assertThat(cache.remove("k", "old")).isFalse();
        assertThat(cache.get("k")).isEqualTo("other");
    }

    @Test
    void aValueThatWasRemovedAndPutAgainIsNotTheOneThatWasCompared() {
        create(Configured.plain());
        cache.put("k", "old");
        once(Change.Put.class, () -> {
            cache.remove("k");
            cache.put("k", "other");
        });

        assertThat(cache.replace("k", "old", "new")).isFalse();
        assertThat(cache.get("k")).isEqualTo("other");
    }

    @Test
    void aProcessorThatWasOvertakenRunsAgain() {
        create(Configured.plain());
        cache.put("k", "1");
        once(Change.Put.class, () -> cache.put("k", "2"));

        cache.invoke("k", (entry, arguments) -> {
            entry.setValue(entry.getValue() + "+");
            return null;
        });

        assertThat(cache.get("k")).isEqualTo("2+");
    }

    @Test
    void loadAllReplacesAValueThatAReaderWasJustFinding() {
        Gate finding = new Gate();
        create(Configured.readThrough(loader));
        once(Change.Claim.class, () -> {
            cache.put("k", "old");
            finding.pass();
        });
        Member<String> reader = crowd.send(() -> cache.get("k"));
        finding.awaitArrivals(1);
        Completion completion = new Completion();
        cache.loadAll(Set.of("k"), true, completion);
        Soon.until("loadAll waits for the reader", () -> waits("corral-load-workbench"));

        finding.open();

        completion.awaitSuccess();
        assertThat(reader.result()).isEqualTo("old");
        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    /** Whether one of these threads waits for another one's load. */
    private static boolean waits(String threads) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith(threads))
                .flatMap(entry -> Arrays.stream(entry.getValue()))
                .anyMatch(frame -> frame.getClassName().equals("io.corral.internal.flight.Waits"));
    }

    private void create(CorralConfiguration<String, String> configuration) {
        cache = bench.cache(configuration);
    }

    /** Has the step done before the next change of this kind is applied. */
    private void once(Class<? extends Change> kind, Runnable step) {
        AtomicBoolean done = new AtomicBoolean();
        bench.<String>store().interpose((key, change) -> {
            if (kind.isInstance(change) && done.compareAndSet(false, true)) {
                step.run();
            }
        });
    }
}
