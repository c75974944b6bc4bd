// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

/** What the simulated cache holds: a value that knows its age. */
final class Value {

    private final String origin;
    private final int count;
    private long known;

    /** A value loaded at {@code sampled}: it cannot tell of any write that began later. */
    static Value loaded(String origin, long sampled) {
        return new Value(origin, 0, sampled);
    }

    /** A value that is being written: it counts as the latest until it is acknowledged. */
    static Value written(String origin, int count) {
        return new Value(origin, count, Long.MAX_VALUE);
    }

    private Value(String origin, int count, long known) {
        this.origin = origin;
        this.count = count;
        this.known = known;
    }

    void acknowledged(long now) {
        known = now;
    }

    /** Writes that began after this moment are newer. */
    long known() {
        return known;
    }

    int count() {
        return count;
    }

    @Override
    public String toString() {
        return origin;
    }
}
