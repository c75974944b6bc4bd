// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK, or another Java, by its folder.
 *
 * @param folder the one with {@code bin} in it
 */
public record JavaHome(Path folder) {

    /** The one that this code runs on. */
    public static JavaHome current() {
        return new JavaHome(Path.of(System.getProperty("java.home")));
    }

    /** The program that starts a JVM. */
    public String launcher() {
        return folder.resolve("bin").resolve("java").toString();
    }

    /**
     * What it calls itself, such as {@code 17.0.15+6}.
     *
     * @throws KitFailure if the folder does not say
     */
    public String version() {
        if (equals(current())) {
            return Runtime.version().toString();
        }
        Path release = folder.resolve("release");
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            said.load(reader);
        } catch (IOException e) {
            throw new KitFailure("There is no JDK in " + folder + ": the file release cannot be read.", e);
        }
        String version = said.getProperty("JAVA_RUNTIME_VERSION", said.getProperty("JAVA_VERSION", ""));
        return version.replace("\"", "");
    }
}
