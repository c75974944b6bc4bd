// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a run counts as passed. A green run is not enough: a test that was left out, in whichever way,
 * must turn it red.
 */
final class TckGate {

    /** The core tests of the TCK 1.1.1, the excluded one among them. */
    static final int CORE_TESTS = 481;

    /** Excluded for everyone: it exists to show that the exclude list is read. */
    static final String ALWAYS_EXCLUDED = "org.jsr107.tck.CachingTest.dummyTest";

    private TckGate() {}

    /** What keeps {@code outcome} from passing, one sentence each; empty if it passes. */
    static List<String> complaints(TckOutcome outcome) {
        List<String> complaints = new ArrayList<>();
        if (!outcome.complete()) {
            complaints.add("The run broke off after " + outcome.run() + " tests.");
        }
        if (outcome.run() != CORE_TESTS) {
            complaints.add("The TCK has " + CORE_TESTS + " core tests, but " + outcome.run() + " were run.");
        }
        outcome.failures().forEach(test -> complaints.add("Failed: " + test));
        outcome.errors().forEach(test -> complaints.add("Broke: " + test));
        outcome.skipped().forEach(test -> complaints.add("Skipped: " + test));
        if (!outcome.excluded().equals(List.of(ALWAYS_EXCLUDED))) {
            complaints.add("Exactly " + ALWAYS_EXCLUDED + " is to be excluded, but excluded were: " + outcome.excluded()
                    + ".");
        }
        return List.copyOf(complaints);
    }
}
