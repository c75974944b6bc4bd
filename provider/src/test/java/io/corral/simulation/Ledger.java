// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.entry.Entry;
import io.corral.internal.infinispan.Slot;
import io.corral.simulation.Violation.Invariant;
import java.util.HashMap;
import java.util.Map;

/**
 * What an observer who sees everything knows of writes, values and counts, and holds against what callers are told.
 *
 * <p>A key's floor is the latest moment at which an acknowledged write of it began. What was known before the floor,
 * such as the sample of a loader, may lack that write: nobody who begins after the acknowledgement must be given it.
 */
final class Ledger {

    private final Timeline timeline;
    private final Map<Integer, Long> floors = new HashMap<>();
    private final Map<Long, Object> values = new HashMap<>();
    private final Map<Integer, Integer> loads = new HashMap<>();
    private final Map<Integer, Integer> increments = new HashMap<>();
    private final Map<Integer, Integer> overtaken = new HashMap<>();
    private long clearFloor = Long.MIN_VALUE;
    private int begun;
    private int ended;

    Ledger(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The floor of a key as it is now. */
    long floor(int key) {
        return Math.max(clearFloor, floors.getOrDefault(key, Long.MIN_VALUE));
    }

    /** A write that began at {@code invoked} is acknowledged. */
    void acknowledged(int key, long invoked) {
        floors.merge(key, invoked, Math::max);
    }

    /** A clear that began at {@code invoked} is acknowledged. */
    void cleared(long invoked) {
        clearFloor = Math.max(clearFloor, invoked);
    }

    /**
     * A get is answered.
     *
     * @param floor the key's floor when the get began
     * @param known when what it is told was known
     */
    void served(String who, int key, long floor, long known, Object what) {
        if (known < floor) {
            throw new Violation(
                    Invariant.FRESH_READS,
                    who + " is given " + what + " of k" + key + ", known at " + known + ", after a write that began at "
                            + floor + " was acknowledged");
        }
    }

    /** An owner keeps a slot. */
    void kept(int key, Slot slot, long acknowledgedGeneration) {
        Entry entry = RealDecide.visible(slot, acknowledgedGeneration);
        if (entry == null) {
            return;
        }
        Value value = (Value) entry.value();
        Object before = values.putIfAbsent(entry.version(), value);
        if (before != null && before != value) {
            throw new Violation(
                    Invariant.UNIQUE_VERSIONS, "version " + entry.version() + " is of " + before + " and of " + value);
        }
        if (value.known() < floor(key)) {
            throw new Violation(
                    Invariant.FRESH_STORE,
                    value + " of k" + key + ", known at " + value.known() + ", is stored after a write that began at "
                            + floor(key) + " was acknowledged");
        }
    }

    /** A loader is run. */
    void loads(int key) {
        loads.merge(key, 1, Integer::sum);
    }

    Map<Integer, Integer> loads() {
        return loads;
    }

    /** An increment is acknowledged. */
    void incremented(int key) {
        increments.merge(key, 1, Integer::sum);
    }

    int increments(int key) {
        return increments.getOrDefault(key, 0);
    }

    /** A change that has been run is declined when it is run again. */
    void overtakes(int key) {
        overtaken.merge(key, 1, Integer::sum);
    }

    int overtaken(int key) {
        return overtaken.getOrDefault(key, 0);
    }

    void begun() {
        begun++;
    }

    /**
     * A call is over.
     *
     * @param longest how long it may have taken, in milliseconds
     */
    void ended(String who, long began, long longest) {
        ended++;
        if (timeline.now() - began > longest) {
            throw new Violation(
                    Invariant.NOBODY_WAITS, who + " was answered after " + (timeline.now() - began) + " ms");
        }
    }

    /** How many calls have not been answered. */
    int unanswered() {
        return begun - ended;
    }
}
