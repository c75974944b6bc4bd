// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Finds the TCK's core test classes in its jar. */
final class TckClasses {

    /** A class of the TCK's test jar, by which the jar is found. */
    private static final String LANDMARK = "org.jsr107.tck.testutil.CacheTestSupport";

    /** The TCK has one class named {@code ...Test1}, which the usual patterns miss. */
    private static final Pattern TEST = Pattern.compile("(?<name>[^$]+Test1?)\\.class");

    /** Interceptors for the caching annotations: optional in the specification, and not of a provider's making. */
    private static final String ANNOTATIONS = "org.jsr107.tck.annotation.";

    private TckClasses() {}

    /** Every core test class, in the order of their names. */
    static List<Class<?>> core() {
        try (JarFile jar = new JarFile(tckJar().toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .map(TEST::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group("name").replace('/', '.'))
                    .filter(name -> !name.startsWith(ANNOTATIONS))
                    .sorted()
                    .<Class<?>>map(TckClasses::load)
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the TCK's jar.", e);
        }
    }

    private static Path tckJar() {
        try {
            return Path.of(load(LANDMARK)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The TCK's jar is at a place that is no path.", e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, TckClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The TCK class " + name + " is not on the class path: javax.cache:cache-tests:tests is missing.",
                    e);
        }
    }
}
