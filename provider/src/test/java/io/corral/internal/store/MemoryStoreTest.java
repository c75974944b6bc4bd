// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

class MemoryStoreTest extends StoreContract {

    @Override
    Store<String> create() {
        return new MemoryStore<>();
    }
}
