// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change;
import org.infinispan.Cache;
import org.infinispan.manager.EmbeddedCacheManager;
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
    void theInfinispanCacheCanBeUnwrapped() {
        put("k", "v", 1);

        Cache<?, ?> cache = store().unwrap(Cache.class);

        assertThat(cache.getAdvancedCache().getDataContainer().size()).isEqualTo(1);
    }

    @Test
    void theInfinispanManagerCanBeUnwrapped() {
        assertThat(store().unwrap(EmbeddedCacheManager.class)).isSameAs(stores.manager());
    }

    @Test
    void nothingElseCanBeUnwrapped() {
        assertThat(store().unwrap(String.class)).isNull();
    }

    @Test
    void aClosedStoreGivesItsNameFree() {
        Store<String> first = stores.open("again", 0, evicted -> {});
        first.close();

        Store<String> second = stores.open("again", 0, evicted -> {});

        assertThat(second.read("k")).isNull();
        second.close();
    }

    @Test
    void aSweepForgetsFailuresWhosePauseIsOver() {
        claim("over", 7);
        claim("running", 8);
        claim("loading", 9);
        store().apply("over", new Change.Fail(7, "why", NOW + 10, NOW));
        store().apply("running", new Change.Fail(8, "why", NOW + 11, NOW));

        store().sweep(NOW + 10);

        assertThat(keys()).containsExactly("loading", "running");
    }

    @Test
    void infinispanNeverExpiresWhatCorralHasNotExpired() {
        putDead("k", "v", 1);

        assertThat(store().read("k").value()).isEqualTo("v");
    }
}
