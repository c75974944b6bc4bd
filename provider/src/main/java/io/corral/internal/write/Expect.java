// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.write;

/** What a verb expects of a key before it writes. */
public sealed interface Expect {

    /** Nothing; what was there is asked for. */
    Expect ANYTHING = new Anything();

    /** Nothing; what was there is not asked for. */
    Expect NOTHING = new Nothing();

    /** That there is no value. */
    Expect ABSENT = new Absent();

    /** That there is a value. */
    Expect PRESENT = new Present();

    /** See {@link #ANYTHING}. */
    record Anything() implements Expect {}

    /** See {@link #NOTHING}. */
    record Nothing() implements Expect {}

    /** See {@link #ABSENT}. */
    record Absent() implements Expect {}

    /** See {@link #PRESENT}. */
    record Present() implements Expect {}

    /** That the value equals this one, by the user's {@code equals}. */
    record Equal(Object value) implements Expect {}

    /** That there is a value of exactly this version. */
    record Version(long number) implements Expect {}
}
