// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

/**
 * What a figure is of.
 *
 * @param title what was measured
 * @param peer the id of who was measured
 */
public record Figure(String title, String peer) {

    /** In place of the second of two, where there is one only. */
    public static final Figure NONE = new Figure("", "");
}
