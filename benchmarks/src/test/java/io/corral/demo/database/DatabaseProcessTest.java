// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProcessTest {

    private static final double TINY = 0.001;

    @TempDir
    private Path folder;

    @Test
    void theDatabaseItselfCountsItsQueries() {
        ServerSettings settings = new ServerSettings(0, Optional.empty(), TINY);
        try (DatabaseProcess process = DatabaseProcess.start(settings, rows -> {});
                DatabaseClient client = process.client(1);
                DatabaseMonitor monitor = process.monitor()) {
            assertThat(process.facts().orders()).isEqualTo(1_500);
            assertThat(process.facts().lineItems()).isEqualTo(6_005);
            LocalDate shipDate = DatabaseClient.shipDates(1).get(0);

            assertThat(client.pricingSummary(shipDate))
                    .startsWith("A,F,37474.00,37569624.64,")
                    .hasLineCount(4);
            assertThat(client.pricingSummary(shipDate)).startsWith("A,F,");

            assertThat(monitor.read()).isEqualTo(new DatabaseReading(2, 0));
        }
    }

    @Test
    void aDatabaseInAFolderLeavesNothingThere() throws IOException {
        ServerSettings settings = new ServerSettings(0, Optional.of(folder.resolve("data")), TINY);
        try (DatabaseProcess process = DatabaseProcess.start(settings, rows -> {});
                DatabaseClient client = process.client(1)) {
            assertThat(client.pricingSummary(LocalDate.of(1998, 9, 2))).isNotEmpty();
            assertThat(folder.resolve("data")).isNotEmptyDirectory();
        }

        assertThat(folder.resolve("data")).isEmptyDirectory();
    }

    @Test
    void aTakenPortIsNamedTogetherWithTheWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = new ServerSettings(taken.getLocalPort(), Optional.empty(), TINY);

            assertThatThrownBy(() -> DatabaseProcess.start(settings, rows -> {}))
                    .isInstanceOfSatisfying(
                            DemoFailure.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.DATABASE))
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void aFolderThatCannotBeIsNamedTogetherWithTheWayOut() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        ServerSettings settings = new ServerSettings(0, Optional.of(file), TINY);

        assertThatThrownBy(() -> DatabaseProcess.start(settings, rows -> {}))
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--dir");
    }
}
