// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import java.util.SplittableRandom;

/**
 * What all parts of one run share.
 *
 * @param chance the only source of chance
 */
record World(
        Scenario scenario, Setting setting, SplittableRandom chance, Timeline timeline, Trace trace, Ledger ledger) {

    static World of(long seed, Setting setting, boolean traced) {
        SplittableRandom chance = new SplittableRandom(seed);
        Scenario scenario = Scenario.of(chance);
        Timeline timeline = new Timeline(chance);
        Trace trace = new Trace(traced, timeline);
        return new World(scenario, setting, chance, timeline, trace, new Ledger(timeline));
    }

    Mutant mutant() {
        return setting.mutant();
    }

    boolean tolerates(Gap gap) {
        return setting.tolerated().contains(gap);
    }

    boolean oneIn(int n) {
        return chance.nextInt(n) == 0;
    }

    /** How long a thread takes to go on: mostly no time at all. */
    long pause() {
        return oneIn(4) ? chance.nextInt(scenario.latency()) : 0;
    }

    /** How long a message takes. */
    long latency(Node from, Node to) {
        return from == to ? chance.nextInt(2) : 1 + chance.nextInt(scenario.latency());
    }
}
