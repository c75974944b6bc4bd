// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that holds what a node prints besides its messages. */
record NodeLog(Path file) {

    private static final int LINES_SHOWN = 15;

    /** What a user needs of the log when its node has failed: its last lines, and where the others are. */
    String tail() {
        String where = "The whole log: " + file.toAbsolutePath().normalize();
        try {
            // Whatever the bytes are, they can be shown: a log is looked at when something is wrong.
            List<String> lines = Files.readAllLines(file, Charset.forName("ISO-8859-1"));
            if (lines.isEmpty()) {
                return "Its log is empty: " + file.toAbsolutePath().normalize();
            }
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            return "Its log ends with:\n  " + String.join("\n  ", last) + "\n" + where;
        } catch (IOException e) {
            return where + " (which cannot be read: " + e + ")";
        }
    }
}
