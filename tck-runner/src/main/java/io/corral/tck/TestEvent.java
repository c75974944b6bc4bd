// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.util.Locale;

/**
 * What became of one test: a line of the record that the forked JVM writes.
 *
 * @param kind what happened
 * @param test the test's class and method
 * @param detail why, on one line; may be empty
 */
record TestEvent(Kind kind, String test, String detail) {

    /** What can happen to a test. Every test is {@link #RUN} once, and may be one of the others besides. */
    enum Kind {
        /** It was started. */
        RUN,
        /** An assertion did not hold. */
        FAILURE,
        /** It threw something other than an assertion error. */
        ERROR,
        /** It was ignored, or an assumption did not hold. */
        SKIPPED,
        /** The TCK's exclude list names it: JUnit calls that passed. */
        EXCLUDED,
        /** Not a test: the last line, without which the JVM died on the way. */
        END
    }

    TestEvent {
        test = oneCell(test);
        detail = oneCell(detail);
    }

    /** The event that {@link #toLine()} wrote. */
    static TestEvent parse(String line) {
        String[] cells = line.split("\t", 3);
        if (cells.length != 3) {
            throw new IllegalArgumentException("Not a line of a TCK record: " + line);
        }
        return new TestEvent(Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], cells[2]);
    }

    /** This event as one line, three cells with tabs between. */
    String toLine() {
        return kind.name().toLowerCase(Locale.ROOT) + "\t" + test + "\t" + detail;
    }

    private static String oneCell(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
