// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jsr107.tck.testutil.CacheTestSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/** All core tests of JSR-107's TCK, in a Quarkus application. */
@QuarkusTest
@Tag("deep")
class CoreTckTest {

    private static final String LANDMARK =
            "/" + CacheTestSupport.class.getName().replace('.', '/') + ".class";

    @Test
    void theTcksCoreTestsPass() throws Exception {
        Result result = JUnitCore.runClasses(classes());

        assertThat(result.getFailures()).isEmpty();
        assertThat(result.getIgnoreCount()).isZero();
        assertThat(result.getRunCount()).isEqualTo(481);
    }

    private static Class<?>[] classes() throws IOException, URISyntaxException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    // One class is named ...Test1.
                    .filter(name -> name.matches("[^$]+Test1?\\.class"))
                    .filter(name -> !name.contains("/annotation/"))
                    .map(name -> load(name.replace(".class", "").replace('/', '.')))
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .toArray(Class<?>[]::new);
        }
    }

    private static Path jar() throws URISyntaxException {
        URL landmark = CacheTestSupport.class.getResource(LANDMARK);
        String path = landmark.toString();
        return Path.of(new java.net.URI(path.substring("jar:".length(), path.indexOf('!'))));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CoreTckTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
