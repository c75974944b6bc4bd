// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.subject;

import io.corral.kit.process.KitFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Has Maven find the class path of artifacts, in a project of their own: no other dependency has a say in it. */
public final class MavenClassPath {

    /** The one that this project's POM knows; any of the last years can do this. */
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    private static final long MINUTES = 10;

    private MavenClassPath() {}

    /**
     * The class path, as a JVM takes it.
     *
     * @param coordinates each {@code group:artifact:version} or {@code group:artifact:version:classifier}; the versions
     *     also hold where another of the artifacts asks for a different one
     * @param maven the program that starts Maven
     * @param folder where the project is written; it exists
     * @throws KitFailure if Maven does not find all
     * @throws InterruptedException if this thread is interrupted; Maven is ended
     */
    public static String of(List<String> coordinates, String maven, Path folder) throws InterruptedException {
        Path project = folder.resolve("pom.xml");
        Path answer = folder.resolve("classpath.txt").toAbsolutePath();
        Path log = folder.resolve("maven.log");
        try {
            Files.deleteIfExists(answer);
            Files.writeString(project, projectOf(coordinates));
            Process process = new ProcessBuilder(
                            maven,
                            "-q",
                            "-B",
                            "-ntp",
                            "-f",
                            project.toString(),
                            GOAL,
                            "-DincludeScope=runtime",
                            "-Dmdep.outputFile=" + answer)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
                if (!ended || process.exitValue() != 0 || !Files.exists(answer)) {
                    throw new KitFailure("Maven did not resolve " + coordinates + "; what it said is in " + log + ".");
                }
            } finally {
                process.destroyForcibly();
            }
            return Files.readString(answer).trim();
        } catch (IOException e) {
            throw new KitFailure("Maven could not be asked for " + coordinates + ".", e);
        }
    }

    private static String projectOf(List<String> coordinates) {
        String dependencies =
                coordinates.stream().map(MavenClassPath::dependency).collect(Collectors.joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>stampede-kit</groupId>
                  <artifactId>class-path</artifactId>
                  <version>1</version>
                  <dependencyManagement><dependencies>%s</dependencies></dependencyManagement>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(dependencies, dependencies);
    }

    private static String dependency(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        if (parts.length != 3 && parts.length != 4) {
            throw new KitFailure("Not group:artifact:version, or with :classifier behind: " + coordinates);
        }
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>"
                + parts[2] + "</version>"
                + (parts.length == 4 ? "<classifier>" + parts[3] + "</classifier>" : "")
                + "</dependency>";
    }
}
