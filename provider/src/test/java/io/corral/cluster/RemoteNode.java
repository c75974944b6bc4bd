// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.cluster.Nodes.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** This side of a {@link NodeProcess}: starts it, sends it commands, ends it. */
final class RemoteNode implements AutoCloseable {

    private static final int SECONDS = 480;

    private final Process process;
    private final Writer commands;
    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentMap<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();

    RemoteNode(NodeProcess.Work work, String cluster, Mode mode, int node, List<Integer> ports) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                work.name(),
                cluster,
                mode.name(),
                String.valueOf(node)));
        ports.forEach(port -> command.add(port.toString()));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers.put("ready", new CompletableFuture<>());
        Thread reader = new Thread(this::read, "node-process-" + node);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("@")) {
                    int blank = line.indexOf(' ');
                    answer(line.substring(1, blank)).complete(line.substring(blank + 1));
                }
            }
        } catch (IOException e) {
            // The process has been killed: nothing more will come.
        }
        answers.values().forEach(answer -> answer.completeExceptionally(new IOException("the process has ended")));
    }

    private CompletableFuture<String> answer(String number) {
        return answers.computeIfAbsent(number, unused -> new CompletableFuture<>());
    }

    /** Done once the node has joined its cluster. */
    CompletableFuture<Void> ready() {
        return answer("ready").thenAccept(yes -> {});
    }

    /** Returns once the node has joined its cluster. */
    void awaitReady() {
        result(answer("ready"));
    }

    /** Sends a command without waiting for its end. */
    CompletableFuture<String> send(String verb, String key) {
        String number = String.valueOf(numbers.incrementAndGet());
        CompletableFuture<String> answer = answer(number);
        try {
            synchronized (commands) {
                commands.write(number + " " + verb + " " + key + "\n");
                commands.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    /** Sends a command and waits for its end. */
    String ask(String verb, String key) {
        return result(send(verb, key));
    }

    static String result(CompletableFuture<String> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process at once; it is not asked. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
