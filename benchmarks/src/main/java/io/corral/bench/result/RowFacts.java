// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

/**
 * A row of a table, as it was when it was measured.
 *
 * @param target the least ratio to Caffeine's JCache, or 0
 * @param allocationFree whether it must not allocate
 */
public record RowFacts(String title, double target, boolean allocationFree) {}
