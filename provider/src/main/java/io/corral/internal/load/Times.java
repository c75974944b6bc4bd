// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.function.LongSupplier;

/**
 * Where the times and versions of entries come from.
 *
 * @param coarse the same clock, in epoch milliseconds, but perhaps a few of them late
 * @param stamps of versions
 * @param aging when values become stale
 */
public record Times(Clock clock, LongSupplier coarse, Stamps stamps, Aging aging) {}
