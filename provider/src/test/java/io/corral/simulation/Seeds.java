// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.simulation.Violation.Invariant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Runs many seeds of one setting. */
final class Seeds {

    private final Setting setting;

    Seeds(Setting setting) {
        this.setting = setting;
    }

    /** The first seed from 0 that violates something, told with its trace; empty if none below {@code end} does. */
    Optional<Failure> firstFailure(long end) {
        for (long seed = 0; seed < end; seed++) {
            Optional<Failure> failure = failure(seed);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    /** What a seed violates. */
    Optional<Failure> failure(long seed) {
        try {
            Simulation.run(seed, setting);
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(new Failure(seed, setting, violation));
        } catch (RuntimeException e) {
            throw new IllegalStateException("seed " + seed + ": " + Simulation.replay(seed, setting), e);
        }
    }

    /** How many of the seeds below {@code end} violate each invariant. */
    Map<Invariant, Integer> count(long end) {
        Map<Invariant, Integer> counts = new EnumMap<>(Invariant.class);
        for (long seed = 0; seed < end; seed++) {
            failure(seed).ifPresent(failure -> counts.merge(failure.violation().invariant(), 1, Integer::sum));
        }
        return counts;
    }

    /** A seed and what it violates. */
    record Failure(long seed, Setting setting, Violation violation) {

        /** How to see it again, and what happened. */
        String story() {
            return "seed " + seed + " violates " + violation.getMessage() + "; again with -Dsimulation.seed=" + seed
                    + "\n" + Simulation.replay(seed, setting);
        }
    }
}
