// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node of a cluster in a JVM of its own, of the same provider. It ends when it is told to, or when this JVM is gone. */
final class Companion {

    private static final String READY = "ready";
    private static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseG1GC");

    private final Process process;

    private Companion(Process process) {
        this.process = process;
    }

    /**
     * Starts one, and returns when its caches are there.
     *
     * @param placeholders its system properties
     * @throws IllegalStateException if it ends instead
     */
    static Companion start(Map<String, String> placeholders) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(FLAGS);
        placeholders.forEach((name, value) -> command.add("-D" + name + "=" + value));
        for (String same : List.of(Provider.CLASS, Provider.URI_OF_MANAGER)) {
            command.add("-D" + same + "=" + System.getProperty(same, ""));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Companion.class.getName()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("a node in a JVM of its own ended before it was there");
                }
            }
            return new Companion(process);
        } catch (IOException e) {
            throw new UncheckedIOException("a node in a JVM of its own cannot be started", e);
        }
    }

    /** Ends it. */
    void close() {
        process.destroyForcibly();
    }

    /** Is the node: opens the caches of {@link Clustered}, says so, and ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        Clustered.everywhere(Nodes.join());
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Nothing is said to it: it is only there to end.
        }
        Runtime.getRuntime().halt(0);
    }
}
