// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java on the recipes' page is a piece of the sources that are tested here, line for line. */
class RecipesPageTest {

    private static final Path SOURCES = Path.of("src/test/java/io/corral/recipes");
    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static Stream<String> blocks() {
        return BLOCK.matcher(read(Path.of("../docs/recipes.md"))).results().map(result -> result.group(1));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockIsAPieceOfATestedSource(String block) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.anyMatch(file -> withoutIndentation(read(file)).contains(withoutIndentation(block))))
                    .as("a source has these lines:%n%s", block)
                    .isTrue();
        }
    }

    /** The properties of Hibernate and Spring are given to them in a test, each as the page has it. */
    @Test
    void aPropertyForHibernateIsOneOfTheTest() {
        String test = read(SOURCES.resolve("HibernateCacheTest.java"));
        List<MatchResult> properties = Pattern.compile("^(hibernate\\.\\S+?)=(\\S+)$", Pattern.MULTILINE)
                .matcher(read(Path.of("../docs/recipes.md")))
                .results()
                .toList();

        assertThat(properties)
                .isNotEmpty()
                .allSatisfy(property -> assertThat(test)
                        .containsPattern(Pattern.quote("\"" + property.group(1) + "\", ") + "\"?"
                                + Pattern.quote(property.group(2))));
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
