// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the database's files, which goes when the process ends. */
record TemporaryFolder(Path path) {

    static TemporaryFolder in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new TemporaryFolder(Files.createTempDirectory(parent, "corral-demo-"));
    }

    /** Deletes the folder and what is in it, as far as the operating system lets go of open files. */
    void delete() {
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("Delete " + path + " by hand: " + e);
        }
    }
}
