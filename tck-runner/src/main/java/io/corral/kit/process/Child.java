// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.cache.Cache;

/**
 * A JVM that the kit has started. It is spoken to by lines; it ends itself when its input ends, so that none is left
 * when the kit is gone.
 */
public final class Child implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(10);

    private final Process process;
    private final PrintStream input;

    private Child(Process process) {
        this.process = process;
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts a JVM.
     *
     * @param program its main class, from the kit
     * @param log where its error output goes, and what the provider prints
     * @param listener hears each line that the program says, in a thread of this child; null when it says no more
     * @throws KitFailure if it cannot be started
     */
    public static Child start(
            Provision provision, Class<?> program, List<String> arguments, Path log, Consumer<Spoken> listener) {
        List<String> command = new ArrayList<>();
        command.add(provision.java().launcher());
        command.addAll(provision.jvmOptions());
        command.addAll(ManagerDoor.options(provision));
        command.add("-cp");
        // The provider's own JCache API goes before the kit's.
        command.add(String.join(File.pathSeparator, homeOf(program), provision.classPath(), homeOf(Cache.class)));
        command.add(program.getName());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Child child = new Child(process);
            Thread reader = new Thread(() -> child.read(listener), "kit-child-" + process.pid());
            reader.setDaemon(true);
            reader.start();
            return child;
        } catch (IOException e) {
            throw new KitFailure("A JVM could not be started: " + e.getMessage(), e);
        }
    }

    private void read(Consumer<Spoken> listener) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(Spoken.parse(line));
            }
        } catch (IOException e) {
            // The pipe of a process that was killed may break: then it says no more, as with an end.
        }
        listener.accept(Spoken.END);
    }

    /** Says a line to the program. */
    public void say(Spoken line) {
        input.println(line.line());
    }

    /** Kills the JVM, as SIGKILL does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
    }

    /** Ends the program's input, waits a moment for it to end, then kills it. */
    @Override
    public void close() {
        input.close();
        try {
            process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String homeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException("Where is " + type.getName() + "?", e));
        }
    }
}
