// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.model;

import java.util.List;

/**
 * All results of one provider.
 *
 * @param subject who was asked
 * @param results in the scenarios' order
 */
public record Report(Subject subject, List<Result> results) {

    /** Copies the list. */
    public Report {
        results = List.copyOf(results);
    }

    /** Whether no scenario failed. What is not supported is no failure. */
    public boolean passed() {
        return results.stream().noneMatch(result -> result.verdict() instanceof Verdict.Fail);
    }
}
