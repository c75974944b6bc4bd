// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, in words; kept only in the replay of a seed that failed. */
final class Trace {

    private static final int MOST_LINES = 400;

    private final boolean kept;
    private final Timeline timeline;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean kept, Timeline timeline) {
        this.kept = kept;
        this.timeline = timeline;
    }

    void note(Supplier<String> what) {
        if (kept) {
            lines.add(timeline.now() + " ms  " + what.get());
        }
    }

    /** The last lines. */
    String text() {
        int from = Math.max(0, lines.size() - MOST_LINES);
        return String.join("\n", lines.subList(from, lines.size()));
    }
}
