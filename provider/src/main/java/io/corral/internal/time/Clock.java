// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.time;

/** Tells the time. Safe for use by many threads. */
public interface Clock {

    /** The wall clock, in epoch milliseconds; it may jump when the machine's clock is set. */
    long millis();

    /** A clock that never goes back, in nanoseconds since an arbitrary moment; only differences mean something. */
    long nanos();
}
