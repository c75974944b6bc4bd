// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

/**
 * Known shortcomings of the protocol. A test of its own shows that the simulation finds each; everything else is tested
 * with all of them left out of account. Whoever closes one removes it here, and the tolerance goes with it.
 */
enum Gap {
    /**
     * A check-and-set that was run, overtaken by another, and is sent again is declined: its caller believes that it
     * has lost, and does its work twice.
     */
    OVERTAKEN_RETRY
}
