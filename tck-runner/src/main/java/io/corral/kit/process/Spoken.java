// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.process;

import java.util.Arrays;
import java.util.List;

/**
 * A line between the kit and a JVM of its own: words with tabs between them.
 *
 * @param words at least one; tabs and line breaks in them become blanks
 */
public record Spoken(List<String> words) {

    /** Heard when a JVM will say no more. */
    public static final Spoken END = of("end-of-output");

    /** Copies the words. */
    public Spoken {
        words = words.stream().map(word -> word.replaceAll("[\\t\\r\\n]+", " ")).toList();
    }

    /** A line of {@code words}. */
    public static Spoken of(String... words) {
        return new Spoken(Arrays.asList(words));
    }

    /** What was written as {@code line}. */
    public static Spoken parse(String line) {
        return new Spoken(Arrays.asList(line.split("\t", -1)));
    }

    /** The first word: what the line is about. */
    public String topic() {
        return words.get(0);
    }

    /** The word at {@code index}; empty if there are fewer. */
    public String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The line, without its break. */
    public String line() {
        return String.join("\t", words);
    }
}
