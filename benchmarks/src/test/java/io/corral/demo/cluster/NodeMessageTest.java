// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.demo.cluster.NodeMessage.Begun;
import io.corral.demo.cluster.NodeMessage.Failed;
import io.corral.demo.cluster.NodeMessage.Landed;
import io.corral.demo.cluster.NodeMessage.Ready;
import io.corral.demo.cluster.NodeMessage.Report;
import io.corral.demo.cluster.NodeMessage.Stopped;
import io.corral.demo.traffic.Waits.Interval;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeMessageTest {

    static Stream<NodeMessage> messages() {
        return Stream.of(
                new Ready(),
                new Failed("javax.cache.CacheException: port 7801 is taken"),
                new Begun(3, LocalDate.of(1998, 9, 2), 1_767_323_045_678_000_000L),
                new Landed(3, 1_767_323_046_000_000_000L),
                new Report(0.2, 7, intervalOf(12, 2_000_000, 3)),
                new Stopped(""),
                new Stopped("javax.cache.CacheException: no answer"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsReadBackFromItsLine(NodeMessage message) {
        assertThat(NodeMessage.parse(message.toLine())).contains(message);
    }

    @Test
    void anythingElseThatAProcessPrintsIsNoMessage() {
        assertThat(NodeMessage.parse("OpenJDK 64-Bit Server VM warning: ...")).isEmpty();
        assertThat(NodeMessage.parse(NodeMessage.MARK + "resting well" + NodeMessage.END))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void halfALineOfANodeThatWasKilledIsNoMessage(NodeMessage message) {
        String line = message.toLine();

        assertThat(NodeMessage.parse(line.substring(0, line.length() - 1))).isEmpty();
        assertThat(NodeMessage.parse(line.substring(0, line.length() - 5))).isEmpty();
    }

    @Test
    void aReasonOfSeveralLinesBecomesOne() {
        assertThat(new Failed("no room\n  left").toLine()).contains("failed no room left");
    }

    @Test
    void whatIsNoHistogramIsNotTakenForOne() {
        assertThatThrownBy(() -> HistogramText.read("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Interval intervalOf(long answeredMicros, long otherMicros, long waitingMicros) {
        Interval interval = Interval.empty();
        interval.answered().recordValue(answeredMicros);
        interval.answered().recordValue(otherMicros);
        interval.waiting().recordValue(waitingMicros);
        return interval;
    }
}
