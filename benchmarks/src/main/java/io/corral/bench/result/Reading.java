// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

/**
 * One figure, as one JVM found it.
 *
 * @param round from 0
 * @param value by the clock on the wall, or by counting
 * @param byCpu the same by the processor time of that JVM; where no time is measured, the same as {@code value}
 */
public record Reading(int round, double value, double byCpu) {}
