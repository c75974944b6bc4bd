// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One run of the TCK: which JDK, in which order, with which system properties.
 *
 * @param jdk the JDK to run on
 * @param order the order of the tests
 * @param variant what is special about the provider's settings, in a word; empty for the defaults
 * @param systemProperties what the TCK and the provider read, by name
 */
record TckRun(Jdk jdk, TestOrder order, String variant, Map<String, String> systemProperties) {

    /** A run takes less than two minutes; one that takes longer than this hangs. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    TckRun {
        systemProperties = new TreeMap<>(systemProperties);
    }

    /**
     * Runs the TCK in a JVM of its own, on the class path of this one.
     *
     * @param folder where the record and the JVM's log are left
     * @throws IOException if the JVM cannot be started or its record not be read
     * @throws InterruptedException if this thread is interrupted; the JVM is ended
     */
    TckOutcome execute(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String name =
                "jdk-" + jdk.release() + "-" + order + (variant.isEmpty() ? "" : "-" + variant.replaceAll("\\W+", "-"));
        Path record = folder.resolve(name + ".tsv");
        Path log = folder.resolve(name + ".log");
        Files.deleteIfExists(record);

        Process process = new ProcessBuilder(command(record))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("The TCK on " + jdk + " did not end in " + LIMIT + "; its log is " + log + ".");
            }
        } finally {
            process.destroyForcibly();
        }
        if (!Files.exists(record)) {
            throw new IOException("The TCK on " + jdk + " did not start; its log is " + log + ".");
        }
        return TckOutcome.of(
                Files.readAllLines(record).stream().map(TestEvent::parse).toList());
    }

    private List<String> command(Path record) {
        List<String> command = new ArrayList<>();
        command.add(jdk.launcher().toString());
        systemProperties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(TckProcess.class.getName());
        command.add(record.toString());
        command.add(order.toString());
        return command;
    }

    @Override
    public String toString() {
        return "TCK on " + jdk + (variant.isEmpty() ? "" : ", " + variant)
                + (order.seed().isEmpty() ? "" : " in random order (seed " + order + ")");
    }
}
