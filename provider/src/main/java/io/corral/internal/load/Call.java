// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.async.Promise;
import io.corral.internal.change.Change.Demand;

/**
 * One caller who waits for one key without a thread.
 *
 * @param key a copy, which nobody changes
 * @param demand whether a stale value will do
 * @param source what the value is made by, should it come to that
 * @param until when the caller's time is up, in nanoseconds of the monotonic clock
 * @param stored ends with the value in its stored form, or null
 */
record Call<K>(K key, Demand demand, Source<K> source, long until, Promise<Object> stored) {

    /** Whether nobody waits any more. */
    boolean over() {
        return stored.isDone();
    }
}
