// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages that users read: the README and those in docs. */
final class Pages {

    private static final Path README = Path.of("../README.md");
    private static final Path DOCS = Path.of("../docs");
    private static final String FENCE = "```";

    private Pages() {}

    /** The blocks of all pages. */
    static List<Block> blocks() {
        return files().stream()
                .flatMap(file -> blocks(file.getFileName().toString(), lines(file)).stream())
                .toList();
    }

    /** The blocks of one page. A fence that is never closed is an error: the rest of the page would be one block. */
    static List<Block> blocks(String page, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                if (begin >= 0) {
                    String language = lines.get(begin).substring(FENCE.length()).strip();
                    blocks.add(new Block(page, begin + 1, language, String.join("\n", lines.subList(begin + 1, i))));
                    begin = -1;
                } else {
                    begin = i;
                }
            }
        }
        if (begin >= 0) {
            throw new IllegalStateException(page + ":" + (begin + 1) + " is never closed");
        }
        return blocks;
    }

    /** The lines of a page of that name in docs. */
    static List<String> lines(String page) {
        return lines(DOCS.resolve(page));
    }

    private static List<Path> files() {
        try (Stream<Path> docs = Files.list(DOCS)) {
            return Stream.concat(
                            Stream.of(README),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
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
}
