// SPDX-License-Identifier: Apache-2.0
package io.corral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCachingProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the files, of sources and of classes. */
class SourcesTest {

    private static final int MOST_LINES = 300;
    private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noSourceFileIsTooLong(String folder) {
        assertThat(files(Path.of(folder), ".java").filter(file -> lines(file).size() > MOST_LINES))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void everySourceFileBeginsWithItsLicence(String folder) {
        assertThat(files(Path.of(folder), ".java"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).first().isEqualTo(LICENCE));
    }

    @Test
    void noClassKnowsTheConformanceTests() throws URISyntaxException {
        Path classes = Path.of(CorralCachingProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(files(classes, ".class")).isNotEmpty().allSatisfy(file -> {
            // Constants stand in class files as they are written; every letter of these is one byte.
            String constants = new String(bytes(file), StandardCharsets.ISO_8859_1);
            assertThat(constants).doesNotContainIgnoringCase("jsr107.tck").doesNotContain("org.jsr107");
        });
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
