// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import io.corral.internal.change.Outcome;

/** Hears of changes, in the order of each key. */
@FunctionalInterface
public interface Observer<K> {

    /** Called under the key's lock: must neither block nor run user code, only take a place in the key's order. */
    Delivery observe(K key, Outcome outcome);
}
