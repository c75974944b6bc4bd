// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * One installed JDK.
 *
 * @param home its real folder, symbolic links resolved
 * @param version what it calls itself, such as {@code 17.0.15}
 */
public record Jdk(Path home, Runtime.Version version) {

    /** The JDK that this code runs on. */
    public static Jdk current() {
        return new Jdk(realPath(Path.of(System.getProperty("java.home"))), Runtime.version());
    }

    /** The JDK in {@code folder}, if there is one: a folder with a launcher and a readable {@code release} file. */
    static Optional<Jdk> at(Path folder) {
        if (!Files.isExecutable(launcherIn(folder))) {
            return Optional.empty();
        }
        return versionIn(folder.resolve("release")).map(version -> new Jdk(realPath(folder), version));
    }

    /** The Java release, such as 17. */
    public int release() {
        return version.feature();
    }

    /** The program that starts a JVM. */
    Path launcher() {
        return launcherIn(home);
    }

    @Override
    public String toString() {
        return "JDK "
                + version.version().stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + "." + b)
                        .orElseThrow();
    }

    private static Path launcherIn(Path folder) {
        Path unix = folder.resolve("bin").resolve("java");
        return Files.exists(unix) ? unix : folder.resolve("bin").resolve("java.exe");
    }

    private static Optional<Runtime.Version> versionIn(Path releaseFile) {
        var release = new Properties();
        try (Reader reader = Files.newBufferedReader(releaseFile)) {
            release.load(reader);
            String quoted = release.getProperty("JAVA_VERSION", "");
            return Optional.of(Runtime.Version.parse(quoted.replace("\"", "")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot resolve the JDK folder " + folder + ".", e);
        }
    }
}
