// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the parent tells a node, a line each; the end of the lines is the end of the node. */
enum NodeCommand {
    /** Let the threads ask. */
    GO,
    /** Let nobody ask any more, and report. */
    STOP;

    String toLine() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NodeCommand> parse(String line) {
        return Arrays.stream(values())
                .filter(command -> command.toLine().equals(line))
                .findFirst();
    }
}
