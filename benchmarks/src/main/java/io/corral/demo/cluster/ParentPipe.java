// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The commands that a node gets through its standard input, and the end of it, which ends the node. */
final class ParentPipe {

    private final BufferedReader lines;
    private final Map<NodeCommand, CountDownLatch> commands = new EnumMap<>(NodeCommand.class);

    ParentPipe(BufferedReader lines) {
        this.lines = lines;
        for (NodeCommand command : NodeCommand.values()) {
            commands.put(command, new CountDownLatch(1));
        }
    }

    /** Listens in a thread of its own, so that the parent's end is noticed whatever the node does. */
    void listen() {
        Thread listener = new Thread(this::read, "parent-pipe");
        listener.setDaemon(true);
        listener.start();
    }

    /** Waits for a command, and returns false if it has not come within the time. */
    boolean await(NodeCommand command, long nanos) throws InterruptedException {
        return latch(command).await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Waits for a command as long as it takes: without a parent there is no node. */
    void await(NodeCommand command) throws InterruptedException {
        latch(command).await();
    }

    private CountDownLatch latch(NodeCommand command) {
        return Objects.requireNonNull(commands.get(command));
    }

    private void read() {
        try {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                NodeCommand.parse(line).ifPresent(command -> latch(command).countDown());
            }
        } catch (IOException e) {
            // A pipe that broke says the same as one that ended.
        }
        // Not exit: the hooks of a cluster that ends everywhere at once would wait for each other, and nothing here
        // is worth an orderly end.
        Runtime.getRuntime().halt(0);
    }
}
