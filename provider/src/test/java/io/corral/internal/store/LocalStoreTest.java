// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change;
import io.corral.internal.entry.Lease;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalStoreTest extends StoreContract {

    private static LocalStores stores;

    @BeforeAll
    static void start() {
        stores = new LocalStores();
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @Override
    Store<String> create() {
        return stores.open(0, evicted -> {});
    }

    @Test
    void aPeekIsAsGoodAsARead() {
        assertThat(store().near("k")).isTrue();
    }

    @Test
    void nothingStandsBehindIt() {
        assertThat(store().unwrap(Object.class)).isNull();
    }

    @Test
    void aSweepForgetsAnswersThatAreOverAndFailuresThatNobodyHasAskedAboutForLong() {
        claim("failed", 7);
        claim("failed later", 8);
        claim("loading", 9);
        claim("absent", 10);
        claim("absent for longer", 11);
        store().apply("failed", new Change.Fail(7, "why", NOW + 10, NOW));
        store().apply("failed later", new Change.Fail(8, "why", NOW + 11, NOW));
        store().apply("absent", new Change.Nothing(10, NOW + 10, NOW));
        store().apply("absent for longer", new Change.Nothing(11, NOW + 11, NOW));

        store().sweep(NOW + 10);
        assertThat(keys()).containsExactlyInAnyOrder("failed", "failed later", "loading", "absent for longer");

        store().sweep(NOW + 10 + Lease.KEPT_MILLIS);
        assertThat(keys()).containsExactlyInAnyOrder("failed later", "loading");
    }

    @Test
    void nothingExpiresThatNobodyHasLookedAt() {
        putDead("k", "v", 1);

        assertThat(store().read("k").value()).isEqualTo("v");
        assertThat(store().size()).isEqualTo(1);
    }
}
