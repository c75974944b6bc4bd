// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change;
import io.corral.internal.change.Effect;
import io.corral.internal.change.Outcome;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What an observer hears, when, and in which order. */
interface ObserverContract extends StoreUnderTest {

    /** What a listener could want to know of an outcome. */
    private static List<String> tellable(Outcome outcome) {
        List<String> words = new ArrayList<>();
        if (outcome.expired() != null) {
            words.add("Expired " + Effect.value(outcome.expired()));
        }
        Verdict verdict = outcome.verdict();
        if (verdict instanceof Verdict.Created
                || verdict instanceof Verdict.Updated
                || verdict instanceof Verdict.Removed) {
            words.add(Effect.words(verdict));
        }
        return words;
    }

    private Queue<String> listen() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        store().observe((key, outcome) -> {
            tellable(outcome).forEach(words -> told.add(key + ": " + words));
            return Delivery.NONE;
        });
        return told;
    }

    @Test
    default void anObserverHearsOfCreationsUpdatesAndRemovalsInOrder() {
        Queue<String> told = listen();

        put("k", "1", 1);
        put("k", "2", 2);
        remove("k");

        assertThat(told).containsExactly("k: Created 1", "k: Updated 1 2", "k: Removed 2");
    }

    @Test
    default void anObserverHearsOfALoadedValue() {
        Queue<String> told = listen();

        claim("k", 7);
        commit("k", 7, "v", 1);

        assertThat(told).containsExactly("k: Created v");
    }

    @Test
    default void anObserverHearsOfADeadValueBeforeItsSuccessor() {
        putDead("k", "1", 1);
        Queue<String> told = listen();

        put("k", "2", 2);

        assertThat(told).containsExactly("k: Expired 1", "k: Created 2");
    }

    @Test
    default void anObserverHearsOfADeadValueThatARemoveMeets() {
        putDead("k", "1", 1);
        Queue<String> told = listen();

        remove("k");

        assertThat(told).containsExactly("k: Expired 1");
    }

    @Test
    default void anObserverHearsOfADeadValueOnce() {
        putDead("k", "1", 1);
        Queue<String> told = listen();

        store().apply("k", new Change.Expire(NOW));
        store().apply("k", new Change.Expire(NOW));
        remove("k");

        assertThat(told).containsExactly("k: Expired 1");
    }

    @Test
    default void anObserverHearsNothingOfLeases() {
        Queue<String> told = listen();

        claim("k", 7);
        claim("k", 8);
        store().apply("k", new Change.Abandon(7, NOW));
        remove("k");

        assertThat(told).isEmpty();
    }

    @Test
    default void anObserverHearsNothingOfADeadValueThatAClaimMeets() {
        putDead("k", "1", 1);
        Queue<String> told = listen();

        claim("k", 7);

        assertThat(told).isEmpty();
        assertThat(store().read("k")).isNotNull();
    }

    @Test
    default void theDeliveryIsRunByWhoeverMadeTheChange() {
        AtomicInteger delivered = new AtomicInteger();
        store().observe((key, outcome) -> delivered::incrementAndGet);

        Applied applied = put("k", "v", 1);
        assertThat(delivered).hasValue(0);
        applied.delivery().run();

        assertThat(delivered).hasValue(1);
    }

    @Test
    default void aStoreThatNobodyObservesHasNothingToDeliver() {
        Applied applied = put("k", "v", 1);

        assertThat(applied.delivery()).isSameAs(Delivery.NONE);
    }

    @Test
    default void theOrderInWhichAnObserverHearsIsTheOrderOfTheKey() {
        Map<String, Queue<Verdict>> told = new ConcurrentHashMap<>();
        store().observe((key, outcome) -> {
            if (!tellable(outcome).isEmpty()) {
                told.computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>()).add(outcome.verdict());
            }
            return Delivery.NONE;
        });
        AtomicLong versions = new AtomicLong();

        Many.threads(4, thread -> {
            for (int i = 0; i < 200; i++) {
                String key = "k" + i % 2;
                if ((i + thread) % 5 == 0) {
                    remove(key);
                } else {
                    put(key, "v", versions.incrementAndGet());
                }
            }
        });

        assertThat(told.keySet()).containsExactlyInAnyOrder("k0", "k1");
        told.forEach((key, verdicts) -> assertUnbroken(verdicts, store().read(key)));
    }

    /** Each verdict begins with the version at which the one before it ended. */
    private static void assertUnbroken(Queue<Verdict> verdicts, Entry last) {
        Long version = null;
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Created created) {
                assertThat(version).isNull();
                version = created.entry().version();
            } else if (verdict instanceof Verdict.Updated updated) {
                assertThat(updated.old().version()).isEqualTo(version);
                version = updated.entry().version();
            } else if (verdict instanceof Verdict.Removed removed) {
                assertThat(removed.old().version()).isEqualTo(version);
                version = null;
            }
        }
        assertThat(version).isEqualTo(last == null ? null : Long.valueOf(last.version()));
    }
}
