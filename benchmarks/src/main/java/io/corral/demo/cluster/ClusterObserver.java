// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.traffic.Kill;
import io.corral.demo.traffic.Sample;

/** Watches a run over several JVMs while it happens. */
public interface ClusterObserver {

    /**
     * A node is being started.
     *
     * @param node its number, from 1
     */
    void starting(int node);

    void sampled(Sample sample);

    void killed(Kill kill);
}
