// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every store promises. A test of a store extends this class and makes the store; what one kind of store does
 * besides has its place in that subclass.
 */
abstract class StoreContract
        implements ChangeContract,
                MarkContract,
                LookContract,
                DropContract,
                ObserverContract,
                SweepContract,
                AtomicityContract {

    private Store<String> store;

    /** A new store that holds nothing; closed after the test. */
    abstract Store<String> create();

    @BeforeEach
    void openTheStore() {
        store = create();
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Override
    public Store<String> store() {
        return store;
    }
}
