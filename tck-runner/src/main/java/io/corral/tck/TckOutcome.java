// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.util.List;

/**
 * What a run of the TCK came to.
 *
 * @param run the tests that were started, the excluded one among them
 * @param failures the tests whose assertions did not hold, with the reason
 * @param errors the tests that threw, with what they threw
 * @param skipped the tests that JUnit ignored
 * @param excluded the tests that the TCK itself left out
 * @param complete whether the run reached its end
 */
record TckOutcome(
        int run,
        List<String> failures,
        List<String> errors,
        List<String> skipped,
        List<String> excluded,
        boolean complete) {

    /** Counts {@code events}. */
    static TckOutcome of(List<TestEvent> events) {
        return new TckOutcome(
                (int) events.stream()
                        .map(TestEvent::kind)
                        .filter(TestEvent.Kind.RUN::equals)
                        .count(),
                tests(events, TestEvent.Kind.FAILURE),
                tests(events, TestEvent.Kind.ERROR),
                tests(events, TestEvent.Kind.SKIPPED),
                tests(events, TestEvent.Kind.EXCLUDED),
                events.stream().anyMatch(event -> event.kind() == TestEvent.Kind.END));
    }

    private static List<String> tests(List<TestEvent> events, TestEvent.Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(event -> event.detail().isEmpty() ? event.test() : event.test() + ": " + event.detail())
                .toList();
    }

    /** The counts on one line. */
    @Override
    public String toString() {
        return "%d run, %d failures, %d errors, %d skipped, excluded: %s"
                .formatted(
                        run,
                        failures.size(),
                        errors.size(),
                        skipped.size(),
                        excluded.isEmpty() ? "none" : String.join(", ", excluded));
    }
}
