// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.entry.Entry;
import java.util.List;

/** What the user's loader said of one key. Times are in milliseconds; those below zero are the cache's own. */
public sealed interface Answer {

    /** A time that the loader leaves to the cache. */
    long UNSAID = -1;

    /**
     * A value.
     *
     * @param cost how long it took, in milliseconds
     * @param staleAfter its soft lifetime
     * @param ttl its hard lifetime
     * @param tags that it has, sorted, each once
     */
    record Value(Object value, long cost, long staleAfter, long ttl, List<String> tags) implements Answer {

        /** With the lifetimes of the cache, and no tags. */
        public Value(Object value, long cost) {
            this(value, cost, UNSAID, UNSAID, List.of());
        }

        /** The same value, which took so long, and has these tags. */
        Value made(long millis, List<String> with) {
            return new Value(value, millis, staleAfter, ttl, with);
        }
    }

    /**
     * The value that the cache holds is still right.
     *
     * @param held what that was
     * @param cost how long it took to find out, in milliseconds
     */
    record Unchanged(Entry held, long cost, long staleAfter, long ttl) implements Answer {

        /** The same, which took so long. */
        Unchanged made(long millis) {
            return new Unchanged(held, millis, staleAfter, ttl);
        }
    }

    /**
     * There is none; JSR-107 has a loader say so with null.
     *
     * @param ttl for how long that is remembered
     */
    record Nothing(long ttl) implements Answer {

        /** For as long as the cache remembers. */
        public Nothing() {
            this(UNSAID);
        }
    }

    /** A value for those who wait, and for nobody else. */
    record Uncached(Object value) implements Answer {}

    /** It threw. */
    record Failure(Throwable cause, Kind kind) implements Answer {}

    /** What it means that a loader threw. */
    enum Kind {
        /** The source could not say what it has. */
        FAILED,
        /** It was interrupted, which says nothing of the key. */
        CANCELLED,
        /** It was not asked, for the cache is closed. */
        CLOSED,
        /** It is what the source has to say of the key. */
        ANSWERED
    }
}
