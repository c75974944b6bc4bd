// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.database.ServerMessage.Failed;
import io.corral.demo.database.ServerMessage.Loading;
import io.corral.demo.database.ServerMessage.Ready;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The database process as its parent sees it; closing it ends it. */
public final class DatabaseProcess implements AutoCloseable {

    private static final int LINES_KEPT = 20;

    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final ServerSettings settings;
    private final String password;
    private final Ready ready;

    private DatabaseProcess(ServerSettings settings, LongConsumer rowsLoaded) throws IOException {
        this.settings = settings;
        password = randomPassword();
        process =
                new ProcessBuilder(command(settings)).redirectErrorStream(true).start();
        try {
            // Left open: the process lives for as long as this stream does.
            process.getOutputStream().write((password + '\n').getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            ready = awaitReady(lines, rowsLoaded);
            drain(lines);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts the process and waits until it answers.
     *
     * @param rowsLoaded told now and then how many rows it has made
     * @throws DemoFailure if it does not start, with the reason and what to do
     */
    public static DatabaseProcess start(ServerSettings settings, LongConsumer rowsLoaded) {
        try {
            return new DatabaseProcess(settings, rowsLoaded);
        } catch (IOException e) {
            throw new DemoFailure(ExitCode.DATABASE, "The database process does not start: " + e.getMessage(), e);
        }
    }

    public DatabaseFacts facts() {
        return new DatabaseFacts(ready.version(), settings.scale(), ready.orders(), ready.lineItems());
    }

    /** Where other processes of this machine find the database. */
    public DatabaseAddress address() {
        return new DatabaseAddress(ready.port(), ready.name(), password);
    }

    /** Opens a connection of its own to watch the database with. */
    public DatabaseMonitor monitor() {
        return new DatabaseMonitor(address());
    }

    /**
     * Opens a pool of connections to query the database with.
     *
     * @param connections the most that can be in use at the same time
     */
    public DatabaseClient client(int connections) {
        return new DatabaseClient(address(), connections);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(ServerSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings.heapMegabytes() + "m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(DatabaseServer.class.getName());
        command.addAll(settings.toArguments());
        return command;
    }

    private static Ready awaitReady(BufferedReader lines, LongConsumer rowsLoaded) throws IOException {
        List<String> others = new ArrayList<>();
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            Optional<ServerMessage> message = ServerMessage.parse(line);
            if (message.isEmpty()) {
                others.add(line);
            } else if (message.get() instanceof Loading loading) {
                rowsLoaded.accept(loading.rows());
            } else if (message.get() instanceof Failed failed) {
                throw new DemoFailure(ExitCode.DATABASE, "The database process gave up: " + failed.reason());
            } else if (message.get() instanceof Ready answer) {
                return answer;
            }
        }
        List<String> last = others.subList(Math.max(0, others.size() - LINES_KEPT), others.size());
        throw new DemoFailure(
                ExitCode.DATABASE,
                "The database process ended before it was ready. Its last words:\n  " + String.join("\n  ", last));
    }

    /** Reads on, because a process blocks when nobody reads what it prints. */
    private static void drain(BufferedReader lines) {
        Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "database-output");
        reader.setDaemon(true);
        reader.setUncaughtExceptionHandler((thread, failure) -> {
            // The process has ended, and so has this thread's work.
        });
        reader.start();
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
