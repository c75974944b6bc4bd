// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.LocalDate;

/**
 * One query as the loader saw it; times in {@link System#nanoTime} nanoseconds.
 *
 * @param landed when the answer was there; {@link #NEVER} if it never was
 */
record Load(LocalDate key, long started, long landed) {

    /** For a load that failed, or was cut off by the end of the run. */
    static final long NEVER = Long.MAX_VALUE;
}
