// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.traffic.Waits.Interval;
import java.time.LocalDate;
import java.util.Optional;

/** A line that a node prints for the process that started it. */
sealed interface NodeMessage {

    /** What a line begins with if it is one of these messages, and not just something that was printed. */
    String MARK = "demo-node ";

    /** What such a line ends with: a node that is killed while it speaks leaves half a line. */
    String END = " .";

    /** What the message says, in one line. */
    String words();

    /** The message as one line of text, which {@link #parse} reads back. */
    default String toLine() {
        return MARK + words() + END;
    }

    /** The message in a line, or empty if the line is something else or not all of a message. */
    static Optional<NodeMessage> parse(String line) {
        if (!line.startsWith(MARK) || !line.endsWith(END)) {
            return Optional.empty();
        }
        String[] words =
                line.substring(MARK.length(), line.length() - END.length()).split(" ", 2);
        String rest = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "ready" -> Optional.of(new Ready());
            case "failed" -> Optional.of(new Failed(rest));
            case "begun" -> Optional.of(Begun.of(rest.split(" ", 3)));
            case "landed" -> Optional.of(Landed.of(rest.split(" ", 2)));
            case "report" -> Optional.of(Report.of(rest.split(" ", 4)));
            case "stopped" -> Optional.of(new Stopped(rest));
            default -> Optional.empty();
        };
    }

    /** The node's cache is open, and its threads may begin. */
    record Ready() implements NodeMessage {
        @Override
        public String words() {
            return "ready";
        }
    }

    /** The node gives up, for this reason. */
    record Failed(String reason) implements NodeMessage {
        @Override
        public String words() {
            return "failed " + OneLine.of(reason);
        }
    }

    /**
     * The node is about to ask the database.
     *
     * @param flight the load's number on this node
     * @param at in nanoseconds of the machine's clock, which all nodes share
     */
    record Begun(long flight, LocalDate key, long at) implements NodeMessage {

        private static Begun of(String[] words) {
            return new Begun(Long.parseLong(words[0]), LocalDate.parse(words[1]), Long.parseLong(words[2]));
        }

        @Override
        public String words() {
            return "begun " + flight + ' ' + key + ' ' + at;
        }
    }

    /**
     * The node has the database's answer.
     *
     * @param flight the load's number on this node
     * @param at in nanoseconds of the machine's clock, which all nodes share
     */
    record Landed(long flight, long at) implements NodeMessage {

        private static Landed of(String[] words) {
            return new Landed(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }

        @Override
        public String words() {
            return "landed " + flight + ' ' + at;
        }
    }

    /**
     * What the node's threads did since the report before.
     *
     * @param seconds the time in between
     * @param failed the requests that have failed since the node began
     */
    record Report(double seconds, long failed, Interval interval) implements NodeMessage {

        private static Report of(String[] words) {
            return new Report(
                    Double.parseDouble(words[0]),
                    Long.parseLong(words[1]),
                    new Interval(HistogramText.read(words[2]), HistogramText.read(words[3])));
        }

        @Override
        public String words() {
            return "report " + seconds + ' ' + failed + ' ' + HistogramText.of(interval.answered()) + ' '
                    + HistogramText.of(interval.waiting());
        }
    }

    /**
     * The node's threads ask no more, and all of it has been reported.
     *
     * @param firstFailure what the first request that failed was told; empty if none failed
     */
    record Stopped(String firstFailure) implements NodeMessage {
        @Override
        public String words() {
            return "stopped " + OneLine.of(firstFailure);
        }
    }
}
