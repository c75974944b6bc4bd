// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import java.time.Duration;

/**
 * How long the kit waits for a cluster. Each wait ends when what it waits for has come; these are the ends if it does
 * not come.
 *
 * @param begin until a load must have begun that somebody waits for
 * @param prompt until a call must have returned that nothing should hold up
 * @param end until calls must have ended once the loader has; a node that was killed must have been noticed by then
 * @param answer until a node must have answered what it always can
 * @param settle for which three nodes that have just joined are left alone in any case
 */
record ClusterPatience(Duration begin, Duration prompt, Duration end, Duration answer, Duration settle) {

    /** For three JVMs on a machine that does other work besides. */
    static final ClusterPatience USUAL = new ClusterPatience(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ZERO);

    /** The same for a provider that needs so long to distribute what it holds over nodes that have joined. */
    ClusterPatience settling(Duration time) {
        return new ClusterPatience(begin, prompt, end, answer, time);
    }
}
