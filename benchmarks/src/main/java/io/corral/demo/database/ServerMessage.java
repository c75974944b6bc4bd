// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.util.Optional;

/** A line that the database process prints for the process that started it. */
sealed interface ServerMessage {

    /** What a line begins with if it is one of these messages, and not just something that was printed. */
    String MARK = "demo-database ";

    /** The message as one line of text, which {@link #parse} reads back. */
    String toLine();

    /** The message in a line, or empty if the line is something else. */
    static Optional<ServerMessage> parse(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] words = line.substring(MARK.length()).split(" ", 2);
        return switch (words[0]) {
            case "loading" -> Optional.of(new Loading(Long.parseLong(words[1])));
            case "ready" -> Optional.of(Ready.of(words[1].split(" ", 5)));
            case "failed" -> Optional.of(new Failed(words[1]));
            default -> Optional.empty();
        };
    }

    /** Data is being made: so many rows are in. */
    record Loading(long rows) implements ServerMessage {
        @Override
        public String toLine() {
            return MARK + "loading " + rows;
        }
    }

    /** The database answers at this port, under this name. */
    record Ready(int port, long orders, long lineItems, String version, String name) implements ServerMessage {

        private static Ready of(String[] words) {
            return new Ready(
                    Integer.parseInt(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), words[3], words[4]);
        }

        @Override
        public String toLine() {
            return MARK + "ready " + port + ' ' + orders + ' ' + lineItems + ' ' + version + ' ' + name;
        }
    }

    /** The process gives up, for this reason. */
    record Failed(String reason) implements ServerMessage {
        @Override
        public String toLine() {
            return MARK + "failed " + reason.replaceAll("\\s+", " ");
        }
    }
}
