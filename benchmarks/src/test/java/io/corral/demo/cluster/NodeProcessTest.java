// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseAddress;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.traffic.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessTest {

    @TempDir
    private Path folder;

    private NodeLog log;

    @BeforeEach
    void nameLog() {
        log = new NodeLog(folder.resolve("node.log"));
    }

    @Test
    void aJvmThatDoesNotStartIsToldWithTheEndOfItsLog() throws IOException {
        try (NodeProcess node = NodeProcess.start(2, settings(1), List.of("-XX:+NoSuchOption"), log)) {
            assertThatThrownBy(node::awaitReady)
                    .isInstanceOfSatisfying(
                            DemoFailure.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONTENDER))
                    .hasMessageContaining("Node 2 does not start")
                    .hasMessageContaining("NoSuchOption")
                    .hasMessageContaining(log.file().toString());
        }
    }

    @Test
    void aNodeThatGivesUpSaysWhy() throws IOException {
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = socket.getLocalPort();
        }
        try (NodeProcess node = NodeProcess.start(1, settings(nobodyListens), List.of(), log)) {
            assertThatThrownBy(node::awaitReady)
                    .isInstanceOf(DemoFailure.class)
                    .hasMessageContaining("The database does not accept 1 connections")
                    .hasMessageContaining("Its log ends with:");
        }
    }

    @Test
    void anEmptyLogAndOneThatIsNotThereAreNamedToo() throws IOException {
        assertThat(log.tail()).contains(log.file().toString(), "cannot be read");
        Files.createFile(log.file());
        assertThat(log.tail()).contains(log.file().toString(), "empty");
    }

    @Test
    void ofALongLogTheEndIsShown() throws IOException {
        Files.writeString(log.file(), "begin\n" + "line\n".repeat(100) + "end\n");

        assertThat(log.tail()).contains("line", "end").doesNotContain("begin").hasLineCount(17);
    }

    private static NodeSettings settings(int databasePort) {
        return new NodeSettings(
                ContenderChoice.named("map").orElseThrow(),
                new Workload(
                        Duration.ofSeconds(1),
                        1,
                        DatabaseClient.shipDates(1),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(5)),
                new DatabaseAddress(databasePort, "mem:none", "secret"));
    }
}
