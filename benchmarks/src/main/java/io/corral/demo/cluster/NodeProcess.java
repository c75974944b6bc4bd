// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.traffic.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node as its parent sees it; closing it ends it. */
final class NodeProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final int SECONDS_TO_END = 3;

    private final int number;
    private final NodeLog log;
    private final NodeRecord told = new NodeRecord();
    private final Process process;
    private final Thread listener;
    private boolean killed;

    private NodeProcess(int number, NodeSettings settings, List<String> jvmOptions, NodeLog log) throws IOException {
        this.number = number;
        this.log = log;
        process = new ProcessBuilder(command(settings, jvmOptions))
                .redirectError(log.file().toFile())
                .start();
        tell(settings.database().password());
        listener = listen(process.inputReader(StandardCharsets.UTF_8));
    }

    /**
     * Starts a node; {@link #awaitReady} waits for it.
     *
     * @param number the node's, from 1
     * @param jvmOptions what makes it part of a cluster
     * @throws DemoFailure if there is no such process
     */
    static NodeProcess start(int number, NodeSettings settings, List<String> jvmOptions, NodeLog log) {
        try {
            return new NodeProcess(number, settings, jvmOptions, log);
        } catch (IOException e) {
            throw new DemoFailure(
                    ExitCode.CONTENDER, "The process of node " + number + " does not start: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the node has opened its cache.
     *
     * @throws DemoFailure if it does not, with the reason and its log
     */
    void awaitReady() {
        boolean heard =
                Patience.await(START, () -> told.isReady() || told.failure().isPresent() || !process.isAlive());
        if (!told.isReady()) {
            throw failed(heard ? "does not start" : "is not ready after " + START.toSeconds() + " s");
        }
    }

    void tell(NodeCommand command) {
        tell(command.toLine());
    }

    int number() {
        return number;
    }

    /** What the node has told so far. */
    NodeRecord told() {
        return told;
    }

    boolean isKilled() {
        return killed;
    }

    /** Ends the node as a crash would, with SIGKILL: it does not get to know. */
    void kill() {
        killed = true;
        process.destroyForcibly();
        awaitEnd();
        // What it said before it died counts.
        Patience.await(LAST_WORDS, () -> !listener.isAlive());
        told.forgetWaiting();
    }

    /**
     * Makes sure that the node has not ended by itself.
     *
     * @throws DemoFailure if it has, with its log
     */
    void requireAlive() {
        if (!killed && (!process.isAlive() || told.failure().isPresent())) {
            throw failed("has ended in the middle of the run");
        }
    }

    /**
     * Makes sure that the node has reported all that its threads did.
     *
     * @throws DemoFailure if it has not, with its log
     */
    void requireStopped() {
        if (!told.isStopped()) {
            throw failed("does not report its last requests");
        }
    }

    /** Ends the process at once, from any thread. */
    void destroy() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // A process that is dead has closed its end already.
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private DemoFailure failed(String what) {
        String reason = told.failure().map(text -> ": " + text).orElse("");
        return new DemoFailure(ExitCode.CONTENDER, "Node " + number + " " + what + reason + "\n" + log.tail());
    }

    private void tell(String line) {
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            // The process has ended; whoever waits for its answer finds that out, and says so with its log.
        }
    }

    private Thread listen(BufferedReader lines) {
        Thread thread = new Thread(() -> read(lines), "node-" + number + "-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(BufferedReader lines) {
        try {
            lines.lines()
                    .forEach(
                            line -> NodeMessage.parse(line).ifPresent(message -> told.add(message, System.nanoTime())));
        } catch (UncheckedIOException e) {
            // The process has ended, and so has this thread's work.
        }
    }

    private static List<String> command(NodeSettings settings, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        // A JVM that is killed would leave its performance data in the temporary folder.
        command.add("-XX:-UsePerfData");
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ClusterNode.class.getName());
        command.addAll(settings.toArguments());
        return command;
    }
}
