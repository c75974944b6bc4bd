// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dropping what has expired. */
interface SweepContract extends StoreUnderTest {

    @Test
    default void aSweepDropsTheDeadAndKeepsTheLiving() {
        put("dead", "1", 1, NOW + 10);
        put("dying", "2", 2, NOW + 11);
        put("immortal", "3", 3);

        store().sweep(NOW + 10);

        assertThat(scanned()).containsExactly("dying=2", "immortal=3");
    }

    @Test
    default void aSweepTellsOfEachDeadEntryOnce() {
        put("a", "1", 1, NOW + 10);
        put("b", "2", 2, NOW + 10);
        put("c", "3", 3);
        List<String> told = new ArrayList<>();
        List<String> delivered = new ArrayList<>();
        store().observe((key, outcome) -> {
            if (outcome.expired() == null) {
                return Delivery.NONE;
            }
            told.add(key + "=" + Effect.value(outcome.expired()));
            return () -> delivered.add(key);
        });

        store().sweep(NOW + 10);
        store().sweep(NOW + 10);

        assertThat(told).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(delivered).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void aListenerThatFailsDoesNotEndTheSweep() {
        put("a", "1", 1, NOW + 10);
        put("b", "2", 2, NOW + 10);
        List<String> delivered = new ArrayList<>();
        store().observe((key, outcome) -> () -> {
            delivered.add(key);
            throw new IllegalStateException("a listener's own");
        });

        store().sweep(NOW + 10);

        assertThat(scanned()).isEmpty();
        assertThat(delivered).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void aSweepLeavesLeasesAlone() {
        claim("k", 7);

        store().sweep(NOW + 1);

        assertThat(leaseOf("k").token()).isEqualTo(7);
    }

    @Test
    default void anEmptyStoreCanBeSwept() {
        store().sweep(NOW);

        assertThat(keys()).isEmpty();
    }
}
