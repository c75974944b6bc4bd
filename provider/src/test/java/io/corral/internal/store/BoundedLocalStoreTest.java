// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A store that is bounded, but with room enough for every contract. */
class BoundedLocalStoreTest extends StoreContract {

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
        return stores.open(10_000, evicted -> {});
    }
}
