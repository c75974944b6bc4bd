// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Probe.Program;
import io.corral.bench.probe.Said;
import io.corral.bench.work.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a program in a JVM of its own, with a peer's class path, and reads the figures that it prints. */
public final class Programs {

    private static final String PACKAGE = "io.corral.bench.probe.";
    private static final long MINUTES = 20;

    private final ClassPaths classPaths;
    private final Path logs;

    /** @param logs a folder for what each program prints */
    public Programs(ClassPaths classPaths, Path logs) {
        this.classPaths = classPaths;
        this.logs = logs;
    }

    /**
     * Runs a program to its end.
     *
     * @param title names its log
     * @throws BenchFailure if it fails, prints no figure, or does not end
     */
    public List<Said> run(String title, Program program, Peer peer, int round) {
        Path log = logs.resolve(peer.id() + "-" + title.replaceAll("[^A-Za-z0-9]+", "-") + "-" + round + ".log");
        try {
            Process process = new ProcessBuilder(command(program, peer))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            int code = code(process, title);
            List<Said> figures = Files.readAllLines(log).stream()
                    .map(Said::parse)
                    .flatMap(Optional::stream)
                    .toList();
            if (code != 0 || figures.isEmpty()) {
                throw new BenchFailure(
                        title + ", " + peer.title() + ": its program ended with code " + code + ", see " + log, null);
            }
            return figures;
        } catch (IOException e) {
            throw new BenchFailure(title + ", " + peer.title() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private static int code(Process process, String title) {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new BenchFailure(title + " did not end in " + MINUTES + " minutes", null);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted while " + title + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Program program, Peer peer) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program.flags());
        program.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-D" + Provider.CLASS + "=" + peer.provider());
        command.add("-D" + Provider.URI_OF_MANAGER + "="
                + classPaths.uri(peer, "", program.properties().containsKey("bench.nodes")));
        command.add("-classpath");
        command.add(classPaths.of(peer));
        command.add(PACKAGE + program.main());
        return command;
    }
}
