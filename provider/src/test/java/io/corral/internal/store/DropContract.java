// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dropping everything at once. */
interface DropContract extends StoreUnderTest {

    @Test
    default void clearDropsEveryValueAndEveryLease() {
        put("a", "1", 1);
        claim("b", 7);

        store().clear((key, lease) -> {});

        assertThat(store().read("a")).isNull();
        assertThat(leaseOf("b")).isNull();
        assertThat(scanned()).isEmpty();
        assertThat(keys()).isEmpty();
    }

    @Test
    default void clearNamesEachLeaseThatItEnds() {
        put("valued", "v", 1);
        claim("a", 7);
        claim("b", 8);
        List<String> broken = new ArrayList<>();

        store().clear((key, lease) -> broken.add(key + " " + lease.token()));

        assertThat(broken).containsExactlyInAnyOrder("a 7", "b 8");
    }

    @Test
    default void clearFencesTheLoadsThatBeganBefore() {
        claim("k", 7);

        store().clear((key, lease) -> {});

        assertThat(Effect.words(commit("k", 7, "late", 1).verdict())).isEqualTo("Refused -");
        assertThat(store().read("k")).isNull();
    }

    @Test
    default void aKeyThatWasClearedCanBeClaimedAndWritten() {
        put("a", "1", 1);
        claim("b", 7);
        store().clear((key, lease) -> {});

        assertThat(Effect.words(claim("b", 9))).isEqualTo("Granted 9/9");
        assertThat(Effect.words(put("a", "2", 2).verdict())).isEqualTo("Created 2");
    }

    @Test
    default void clearTellsTheObserverNothing() {
        put("a", "1", 1);
        put("b", "2", 2);
        List<String> told = new ArrayList<>();
        store().observe((key, outcome) -> {
            told.add(key);
            return Delivery.NONE;
        });

        store().clear((key, lease) -> {});

        assertThat(told).isEmpty();
    }

    @Test
    default void anEmptyStoreCanBeCleared() {
        List<String> broken = new ArrayList<>();

        store().clear((key, lease) -> broken.add(key));

        assertThat(broken).isEmpty();
    }
}
