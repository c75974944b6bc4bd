// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The complete programs of the pages compile without a warning, and print what they say they print. */
class ProgramsTest {

    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    static Stream<Block> programs() {
        return Pages.blocks().stream().filter(Block::isProgram);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void aProgramPrintsWhatItsCommentsSay(Block program) throws Exception {
        Promise promise = Promise.of(program.text());
        assertThat(promise.isEmpty()).as("no comment says what it prints").isFalse();
        String mainClass = mainClass(program);

        Compiled compiled = Compiled.of(mainClass, program.text());

        assertThat(compiled.complaints()).isEmpty();
        List<String> printed = Run.of(mainClass, compiled.classes());
        assertThat(promise.heard(printed)).isEqualTo(promise.said());
    }

    @Test
    void everyIdeaHasAProgram() {
        assertThat(programs().map(Block::page))
                .contains("getting-started.md", "stampede.md", "versions.md", "corral-cache.md")
                // Soft expiry, fail-safe, negative answers, choosing.
                .filteredOn("freshness.md"::equals)
                .hasSizeGreaterThanOrEqualTo(4);
    }

    private static String mainClass(Block program) {
        Matcher matcher = CLASS.matcher(program.text());
        assertThat(matcher.find()).as("a public class").isTrue();
        return matcher.group(1);
    }
}
