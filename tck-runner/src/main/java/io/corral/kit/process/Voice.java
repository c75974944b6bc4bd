// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The child's end of the line to the kit. What a provider prints goes to the error output instead. */
public final class Voice {

    private final PrintStream output;

    private Voice(PrintStream output) {
        this.output = output;
    }

    /** Takes the standard output for the kit. Call it first, and once. */
    public static Voice take() {
        PrintStream taken = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        return new Voice(taken);
    }

    /** Says a line. Safe for all threads. */
    public synchronized void say(Spoken line) {
        output.println(line.line());
    }

    /** Hears the kit's lines in a thread of its own; when they end, the kit is gone or done, and so is this JVM. */
    public static void hear(Consumer<Spoken> listener) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            listener.accept(Spoken.parse(line));
                        }
                    } catch (IOException e) {
                        // As with an end.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "kit-ear");
        thread.setDaemon(true);
        thread.start();
    }
}
