// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program says it prints: one line for each {@code System.out.println}, in the order in which they stand in it.
 * A comment behind one, up to its first colon and blank, is what that line is; without a comment it may be anything.
 *
 * @param lines what each line is; empty where it may be anything
 */
record Promise(List<Optional<String>> lines) {

    private static final Pattern PRINTING = Pattern.compile("^\\s*System\\.out\\.println\\(.*\\);(?:\\s*//\\s*(.*))?$");
    private static final String ANYTHING = "(anything)";

    static Promise of(String program) {
        return new Promise(program.lines()
                .map(PRINTING::matcher)
                .filter(Matcher::matches)
                .map(printing -> Optional.ofNullable(printing.group(1)).map(comment -> comment.split(": ", 2)[0]))
                .toList());
    }

    /** Whether it says anything that printing could break. */
    boolean isEmpty() {
        return lines.stream().allMatch(Optional::isEmpty);
    }

    /** The lines it says. */
    List<String> said() {
        return lines.stream().map(line -> line.orElse(ANYTHING)).toList();
    }

    /** What was printed, with no more in it than {@link #said} can have. */
    List<String> heard(List<String> printed) {
        List<String> heard = new ArrayList<>(printed);
        for (int i = 0; i < Math.min(printed.size(), lines.size()); i++) {
            if (lines.get(i).isEmpty()) {
                heard.set(i, ANYTHING);
            }
        }
        return heard;
    }
}
