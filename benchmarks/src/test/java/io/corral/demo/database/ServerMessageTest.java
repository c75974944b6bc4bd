// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.demo.database.ServerMessage.Failed;
import io.corral.demo.database.ServerMessage.Loading;
import io.corral.demo.database.ServerMessage.Ready;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerMessageTest {

    static Stream<ServerMessage> messages() {
        return Stream.of(
                new Loading(12_000),
                new Ready(9_092, 75_000, 299_814, "2.4.240", "/a folder/with spaces/tpch"),
                new Failed("port 9092 is taken"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsReadBackFromItsLine(ServerMessage message) {
        assertThat(ServerMessage.parse(message.toLine())).contains(message);
    }

    @Test
    void anythingElseThatAProcessPrintsIsNoMessage() {
        assertThat(ServerMessage.parse("OpenJDK 64-Bit Server VM warning: ...")).isEmpty();
        assertThat(ServerMessage.parse(ServerMessage.MARK + "resting well")).isEmpty();
    }

    @Test
    void aReasonOfSeveralLinesBecomesOne() {
        assertThat(new Failed("no room\n  left").toLine()).endsWith("failed no room left");
    }
}
