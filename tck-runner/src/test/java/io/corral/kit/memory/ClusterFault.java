// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a cluster in memory does wrong on purpose, and the one scenario of three JVMs that shall notice. */
public enum ClusterFault {
    MANY_WAITERS_LOAD_FOR_THEMSELVES("cold-key", "4 loads; 24 of 24"),
    EXPIRED_WAITERS_LOAD_FOR_THEMSELVES("hot-key", "24 loads; 24 of 24"),
    FAILURE_IS_NOT_SHARED("failing-loader", "24 loads; 24 of 24"),
    GET_ALL_LOADS_FOR_ITSELF("bulk", "1200 loads; 24 of 24"),
    PUTS_WAIT_FOR_OTHER_KEYS("hanging-loader", "0 of 1200 operations", Fault.PUTS_WAIT_FOR_OTHER_KEYS),
    PUT_IS_OVERWRITTEN("write-during-load-put", "seen on 3 of 3 nodes", Fault.PUT_IS_OVERWRITTEN),
    PUT_WAITS_FOR_ITS_LOAD("write-during-load-put", "the write waited", Fault.PUT_WAITS_FOR_ITS_LOAD),
    PUT_DURING_A_LOAD_IS_LOST("write-during-load-put", "missing on 3 of 3 nodes"),
    REMOVE_IS_UNDONE("write-during-load-remove", "seen on 3 of 3 nodes", Fault.REMOVE_IS_UNDONE),
    CLEAR_IS_UNDONE("write-during-load-clear", "seen on 3 of 3 nodes", Fault.CLEAR_IS_UNDONE),
    DEATH_IS_NOT_NOTICED("holder-killed", "did not answer"),
    NEWCOMERS_LOAD_FOR_THEMSELVES("node-joining", "24 of 24 callers"),
    ALL_TAKE_OVER("holder-killed", "128 more loads of 8 keys; 128 of 128");

    private final String scenario;
    private final String figure;
    private final Set<Fault> inStore;

    ClusterFault(String scenario, String figure, Fault... inStore) {
        this.scenario = "cluster-" + scenario;
        this.figure = figure;
        this.inStore = Set.of(inStore);
    }

    /** What the scenario says then, or a part of it. */
    public String figure() {
        return figure;
    }

    /** The id of the scenario that shall notice. */
    public String scenario() {
        return scenario;
    }

    /** What is wrong in the store, if {@code faults} are on. */
    static Faults inStore(Collection<ClusterFault> faults) {
        Set<Fault> all = EnumSet.noneOf(Fault.class);
        faults.forEach(fault -> all.addAll(fault.inStore));
        return new Faults(all);
    }
}
