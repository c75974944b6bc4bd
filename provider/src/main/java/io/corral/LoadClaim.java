// SPDX-License-Identifier: Apache-2.0
package io.corral;

/**
 * What came of {@link CorralCache#claim}: a value, the word that there is none, or the right to make one.
 *
 * @param <V> the type of the values
 */
public sealed interface LoadClaim<V> {

    /** The cache has a value, or another caller has just made it. */
    record Found<V>(V value) implements LoadClaim<V> {

        /** Names the value's class, and nothing that a cache may hold. */
        @Override
        public String toString() {
            return "Found[" + value.getClass().getName() + "]";
        }
    }

    /** There is no value, as somebody who looked has said not long ago. */
    record Nothing<V>() implements LoadClaim<V> {}

    /** The caller is the one who makes the value; all others who ask for the key wait for this lease to end. */
    record Granted<V>(LoadLease<V> lease) implements LoadClaim<V> {}
}
