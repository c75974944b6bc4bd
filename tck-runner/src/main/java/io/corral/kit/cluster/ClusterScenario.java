// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.model.Basis;
import io.corral.kit.model.Part;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Verdict;

/**
 * A scenario of three JVMs and how it is played. JCache says nothing of clusters, so none of these is demanded.
 *
 * @param scenario what it asks
 * @param play what happens
 */
record ClusterScenario(Scenario scenario, Play play) {

    /** What happens in a scenario. */
    @FunctionalInterface
    interface Play {
        /** Plays on a cluster whose nodes have opened {@code name} as a cache; keys begin with {@code name}, too. */
        Verdict on(KitCluster cluster, String name) throws InterruptedException;
    }

    static ClusterScenario of(String id, String guarantee, String ideal, Play play) {
        return new ClusterScenario(new Scenario("cluster-" + id, Part.CLUSTER, guarantee, ideal, Basis.OPEN), play);
    }
}
