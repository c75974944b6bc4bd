// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.quarkus.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;

/** The guide's pieces of Java are pieces of this package, and do what the guide says. */
@QuarkusTest
class GuideTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "quarkus.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "io", "corral", "quarkus", "guide");
    private static final Pattern PIECE = Pattern.compile("(?ms)^```java quarkus$(.*?)^```$");

    @Inject
    CacheManager manager;

    @Inject
    @CacheName("catalogue")
    Cache<String, Integer> cache;

    @Inject
    @CacheName("catalogue")
    CorralCache<String, Integer> all;

    @Inject
    Prices prices;

    @Test
    void everyPieceOfTheGuideIsCompiledHere() throws IOException {
        List<String> pieces = PIECE.matcher(Files.readString(PAGE))
                .results()
                .map(piece -> flat(piece.group(1)))
                .toList();
        assertThat(pieces).hasSize(4);

        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> sources = files.map(GuideTest::read).toList();
            assertThat(pieces)
                    .allSatisfy(piece -> assertThat(sources)
                            .anySatisfy(source -> assertThat(source).contains(piece)));
        }
    }

    @Test
    void aResultIsKeptUntilItIsSaidToHaveChanged() {
        int before = Database.ASKED.get();

        assertThat(prices.price("apple")).isEqualTo(prices.price("apple"));
        assertThat(Database.ASKED.get()).isEqualTo(before + 1);

        prices.changed("apple");
        prices.price("apple");
        assertThat(Database.ASKED.get()).isEqualTo(before + 2);
    }

    @Test
    void aLoaderThatIsABeanLoads() {
        assertThat(cache.get("apple")).isEqualTo(5);
        assertThat(all.peek("apple")).isNotNull();
        assertThat(manager.getCacheNames()).contains("catalogue", "prices");
    }

    private static String read(Path file) {
        try {
            return flat(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String flat(String text) {
        Matcher blanks = Pattern.compile("\\s+").matcher(text);
        return blanks.replaceAll(" ").strip();
    }
}
