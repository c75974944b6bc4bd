// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pieces of Java on the pages compile, too, inside {@link #FRAME}: they may use the names that it imports and
 * declares, and no others.
 */
class FragmentsTest {

    private static final String FRAME = """
            import io.corral.*;
            import java.net.URI;
            import java.util.*;
            import javax.cache.*;
            import javax.cache.configuration.*;
            import javax.cache.expiry.*;
            import javax.cache.integration.*;

            class Fragment {
                static class Prices implements CacheLoader<String, Integer> {
                    public Integer load(String item) { return Database.priceOf(item); }
                    public Map<String, Integer> loadAll(Iterable<? extends String> items) { return Database.pricesOf(items); }
                }
                static class Database {
                    static Integer priceOf(String item) { return 1; }
                    static Map<String, Integer> pricesOf(Iterable<? extends String> items) { return new HashMap<>(); }
                }
                static void fragment(ClassLoader loader, Properties properties, Cache<String, Integer> cache) throws Exception {
            %s
                }
            }
            """;

    /** Pieces that need more than this module has, by page and beginning, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "getting-started.md", "@Bean",
            // Pieces of the tests in tck-runner, which see to it that they are.
            "recipes.md", "");

    static Stream<Block> fragments() {
        return Pages.blocks().stream().filter(block -> block.isJava() && !block.isProgram() && !isElsewhere(block));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fragments")
    void aFragmentCompiles(Block fragment) {
        assertThat(Compiled.of("Fragment", FRAME.formatted(fragment.text())).complaints())
                .isEmpty();
    }

    @Test
    void nothingIsLeftOutThatIsNotThere() {
        assertThat(Pages.blocks().stream().filter(FragmentsTest::isElsewhere).map(Block::page))
                .containsAll(ELSEWHERE.keySet());
    }

    private static boolean isElsewhere(Block block) {
        String beginning = ELSEWHERE.get(block.page());
        return beginning != null
                && block.isJava()
                && !block.isProgram()
                && block.text().startsWith(beginning);
    }
}
