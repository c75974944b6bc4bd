// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import java.util.SplittableRandom;

/**
 * What a seed lets happen.
 *
 * @param nodes how many nodes there are at first
 * @param replicated whether every node is an owner of every key; else two are
 * @param callers callers on each node
 * @param calls calls of each caller
 * @param latency the slowest message takes so many milliseconds
 * @param thought the longest pause between two calls, in milliseconds
 * @param skew how far a node's clock may be off, in milliseconds
 * @param lifetime of an entry in milliseconds, or 0 if it does not expire
 * @param backOff how long nobody loads after a failed load, in milliseconds
 * @param kills how many nodes die
 * @param joins how many nodes join
 * @param kind what the callers do
 */
record Scenario(
        Kind kind,
        int nodes,
        boolean replicated,
        int keys,
        int callers,
        int calls,
        int latency,
        int thought,
        int skew,
        int lifetime,
        int backOff,
        int kills,
        int joins) {

    /** How long a holder may take before others overtake it. */
    static final int LEASE = 100;

    /** How long a caller waits for a value. */
    static final int LOAD_WAIT = 400;

    /** The slowest load of a loader that does not hang. */
    static final int LOAD = 60;

    /** The longest hang of a loader. */
    static final int HANG = 300;

    static Scenario of(SplittableRandom chance) {
        int what = chance.nextInt(8);
        Kind kind = what == 0 ? Kind.COLD : what <= 2 ? Kind.COUNTING : Kind.MIXED;
        int nodes = 2 + chance.nextInt(3);
        boolean calm = kind == Kind.COLD || chance.nextInt(3) == 0;
        return new Scenario(
                kind,
                nodes,
                chance.nextInt(3) == 0,
                1 + chance.nextInt(2),
                2 + chance.nextInt(2),
                2 + chance.nextInt(4),
                1 + chance.nextInt(kind == Kind.COLD ? 3 : 20),
                1 + chance.nextInt(80),
                kind == Kind.COLD ? 0 : chance.nextInt(LEASE / 4),
                kind == Kind.MIXED && chance.nextInt(4) == 0 ? 60 + chance.nextInt(200) : 0,
                chance.nextInt(2) * 30,
                calm ? 0 : chance.nextInt(Math.min(3, nodes)),
                calm ? 0 : chance.nextInt(2));
    }

    /** What callers do. */
    enum Kind {
        /** They get keys that nobody writes, from a loader that neither fails nor hangs. */
        COLD,
        /** They increment by check-and-set. */
        COUNTING,
        /** They get, put, remove and clear. */
        MIXED
    }
}
