// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/**
 * Writes down what becomes of each test. Exclusions are heard in the log, because the TCK lets an excluded test
 * pass and only says so there.
 */
final class EventRecorder extends RunListener {

    /** {@code ===== EXCLUDING TEST 'class' 'method'.} */
    private static final Pattern EXCLUDING = Pattern.compile("=+ EXCLUDING TEST '([^']*)'\\s+'([^']*)'.*");

    private final PrintWriter record;

    EventRecorder(PrintWriter record) {
        this.record = record;
    }

    @Override
    public void testStarted(Description test) {
        write(TestEvent.Kind.RUN, nameOf(test), "");
    }

    @Override
    public void testFailure(Failure failure) {
        var kind = failure.getException() instanceof AssertionError ? TestEvent.Kind.FAILURE : TestEvent.Kind.ERROR;
        write(kind, nameOf(failure.getDescription()), String.valueOf(failure.getException()));
    }

    @Override
    public void testAssumptionFailure(Failure failure) {
        write(TestEvent.Kind.SKIPPED, nameOf(failure.getDescription()), String.valueOf(failure.getException()));
    }

    @Override
    public void testIgnored(Description test) {
        write(TestEvent.Kind.SKIPPED, nameOf(test), "ignored");
    }

    /** Writes the line that says that nothing is missing. */
    void end() {
        write(TestEvent.Kind.END, "", "");
    }

    /** The log handler that hears exclusions. */
    Handler exclusions() {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                Matcher excluding = EXCLUDING.matcher(String.valueOf(line.getMessage()));
                if (excluding.matches()) {
                    write(TestEvent.Kind.EXCLUDED, excluding.group(1) + "." + excluding.group(2), "");
                }
            }

            @Override
            public void flush() {
                record.flush();
            }

            @Override
            public void close() {
                // The record belongs to whoever opened it.
            }
        };
    }

    /** A failing {@code @BeforeClass} has a class and no method. */
    private static String nameOf(Description description) {
        String method = description.getMethodName();
        return method == null ? description.getClassName() : description.getClassName() + "." + method;
    }

    private synchronized void write(TestEvent.Kind kind, String test, String detail) {
        record.println(new TestEvent(kind, test, detail).toLine());
        record.flush();
    }
}
