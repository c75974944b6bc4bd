// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.mark;

import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.Map;

/** Makes marks where nobody outside this JVM needs to know. */
public final class MarksHere {

    /** From how many tags on the marks of some are forgotten. */
    public static final int MOST_TAGS = 10_000;

    private final Marks marks;
    private final Stamps stamps;

    /** @param stamps where the numbers of marks come from */
    public MarksHere(Clock clock, Stamps stamps) {
        this.marks = new Marks(clock);
        this.stamps = stamps;
    }

    /** The marks. */
    public Marks marks() {
        return marks;
    }

    /** Marks a tag. */
    public synchronized void mark(String tag, Mark.Kind kind) {
        marks.learn(tag, Mark.of(kind, number()));
        if (marks.tags() > MOST_TAGS) {
            Map<String, Mark> older = marks.olderHalf();
            marks.learnOfAnyTag(older.values().stream().reduce(Mark.NONE, Mark::and));
            older.keySet().forEach(marks::forget);
        }
    }

    /** Marks everything. */
    public synchronized void markAllStale() {
        marks.learn(Mark.of(Mark.Kind.STALE, number()));
    }

    private long number() {
        return Math.max(marks.newest() + 1, stamps.next());
    }
}
