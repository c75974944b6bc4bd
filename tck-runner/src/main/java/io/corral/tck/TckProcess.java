// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;

/** The program of the forked JVM: runs the TCK's core tests and records what becomes of each. */
final class TckProcess {

    private TckProcess() {}

    /**
     * Runs the TCK.
     *
     * @param arguments the file to write the record to, and the {@link TestOrder}
     * @throws IOException if the record cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        run(TckClasses.core(), TestOrder.parse(arguments[1]), Path.of(arguments[0]));
        // A provider's thread that is not a daemon must not keep a finished run waiting.
        System.exit(0);
    }

    static void run(List<Class<?>> tests, TestOrder order, Path recordFile) throws IOException {
        Logger root = Logger.getLogger("");
        try (var record = new PrintWriter(Files.newBufferedWriter(recordFile, StandardCharsets.UTF_8))) {
            var recorder = new EventRecorder(record);
            Handler exclusions = recorder.exclusions();
            root.addHandler(exclusions);
            try {
                var junit = new JUnitCore();
                junit.addListener(recorder);
                junit.run(order.arrange(Request.classes(tests.toArray(Class<?>[]::new))));
                recorder.end();
            } finally {
                root.removeHandler(exclusions);
            }
        }
    }
}
