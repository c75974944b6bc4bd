// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

import io.corral.kit.model.Subject;
import java.util.List;

/** What a report says about its subject, in order. */
final class Facts {

    private Facts() {}

    /** A line of it. */
    record Fact(String name, String value) {}

    static List<Fact> of(Subject subject) {
        return List.of(
                new Fact("Provider", subject.provider()),
                new Fact("Version", subject.version()),
                new Fact("Date", subject.date()),
                new Fact("Machine", subject.machine()));
    }
}
