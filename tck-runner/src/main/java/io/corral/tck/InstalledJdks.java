// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JDKs to test on: the one that runs the build, and the newest of those beside it. */
public final class InstalledJdks {

    private final Jdk first;

    /** Looks in the folder that holds {@code first}. */
    public InstalledJdks(Jdk first) {
        this.first = first;
    }

    /** The first JDK, then the second one if there is one. */
    public List<Jdk> toTestOn() {
        List<Jdk> jdks = new ArrayList<>();
        jdks.add(first);
        second().ifPresent(jdks::add);
        return List.copyOf(jdks);
    }

    /** The folder searched: the one that holds the first JDK. */
    Path folder() {
        Path folder = first.home().getParent();
        return folder == null ? first.home() : folder;
    }

    /** The newest JDK in {@link #folder()} that is of another release than the first, and of none before 17. */
    private Optional<Jdk> second() {
        try (Stream<Path> neighbours = Files.list(folder())) {
            return neighbours
                    .flatMap(neighbour -> Jdk.at(neighbour).stream())
                    .filter(jdk -> jdk.release() >= 17 && jdk.release() != first.release())
                    .max(Comparator.comparing(Jdk::version));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder() + " to find a second JDK.", e);
        }
    }
}
