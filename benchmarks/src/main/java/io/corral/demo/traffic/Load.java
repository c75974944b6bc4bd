// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.LocalDate;

/**
 * One query as the loader saw it; times in nanoseconds, all by the same clock.
 *
 * @param landed when the answer was there; {@link #NEVER} if it never was
 */
public record Load(LocalDate key, long started, long landed) {

    /** For a load that failed, or was cut off by the end of the run. */
    public static final long NEVER = Long.MAX_VALUE;
}
