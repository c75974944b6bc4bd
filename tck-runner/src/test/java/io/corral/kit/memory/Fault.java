// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

/** What {@link MemoryCache} does wrong on purpose, and the one scenario that shall notice. */
public enum Fault {
    COLD_WAITERS_LOAD_FOR_THEMSELVES("cold-key"),
    NULL_IS_NOT_SHARED("null-load"),
    FAILURE_IS_NOT_SHARED("failing-loader"),
    EXPIRED_WAITERS_LOAD_FOR_THEMSELVES("expiring-hot-key"),
    PUTS_WAIT_FOR_OTHER_KEYS("hanging-loader"),
    WAITERS_CANNOT_BE_INTERRUPTED("interrupted-waiter"),
    INTERRUPT_IS_SHARED("interrupted-loader"),
    OWN_KEY_IS_WAITED_FOR("re-entrant-load"),
    CIRCLES_ARE_WAITED_FOR("crossing-loads"),
    PUT_IS_OVERWRITTEN("write-during-load-put"),
    PUT_WAITS_FOR_ITS_LOAD("write-during-load-put"),
    GET_AND_PUT_IS_OVERWRITTEN("write-during-load-getandput"),
    REPLACE_IS_OVERWRITTEN("write-during-load-replace"),
    REMOVE_IS_UNDONE("write-during-load-remove"),
    REMOVE_ALL_IS_UNDONE("write-during-load-removeall"),
    CLEAR_IS_UNDONE("write-during-load-clear"),
    INVOKE_IS_OVERWRITTEN("write-during-load-invoke"),
    GET_ALL_LOADS_FOR_ITSELF("bulk-get-all"),
    LOAD_ALL_LOADS_FOR_ITSELF("bulk-load-all"),
    SOME_PROCESSORS_RUN_TWICE("processor-exactly-once"),
    SOME_REPLACES_ARE_LOST("replace-counter"),
    SOME_EVENTS_CHANGE_PLACES("listener-order"),
    SOME_HITS_ARE_NOT_COUNTED("statistics"),
    VALUES_ARE_NOT_COPIED("store-by-value"),
    ITERATORS_DO_NOT_BEAR_WRITES("iterator");

    private final String scenario;

    Fault(String scenario) {
        this.scenario = scenario;
    }

    /** The id of the scenario that shall notice. */
    public String scenario() {
        return scenario;
    }
}
