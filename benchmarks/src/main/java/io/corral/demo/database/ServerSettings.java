// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the database process is to be.
 *
 * @param port the port to listen at, or 0 for one that is free
 * @param folder where its files are to lie while it runs; empty to keep the data in memory
 * @param scale the scale factor of TPC-H
 */
public record ServerSettings(int port, Optional<Path> folder, double scale) {

    private static final String IN_MEMORY = "memory:";

    static ServerSettings of(String[] arguments) {
        Optional<Path> folder = arguments[1].equals(IN_MEMORY) ? Optional.empty() : Optional.of(Path.of(arguments[1]));
        return new ServerSettings(Integer.parseInt(arguments[0]), folder, Double.parseDouble(arguments[2]));
    }

    /** The settings as arguments of the process, which {@link #of} reads back. */
    List<String> toArguments() {
        return List.of(String.valueOf(port), folder.map(Path::toString).orElse(IN_MEMORY), String.valueOf(scale));
    }

    /** The heap that the data needs, and the queries on it, in megabytes. */
    int heapMegabytes() {
        return (int) (512 + 16_000 * scale);
    }
}
