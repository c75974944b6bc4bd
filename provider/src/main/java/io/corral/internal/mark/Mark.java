// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.mark;

/**
 * What has been said of all values of a kind. Marks are numbered in the order in which they are made, over everybody who
 * shares the cache; a mark is meant for the values whose {@linkplain io.corral.internal.entry.Origin#era era} is less
 * than its number.
 *
 * @param removed the number of the latest mark that ended them, or 0
 * @param stale the number of the latest mark that made them stale, or 0
 */
public record Mark(long removed, long stale) {

    /** Nothing has been said. */
    public static final Mark NONE = new Mark(0, 0);

    /** What a mark does to the values that it is meant for. */
    public enum Kind {
        /** They are gone. */
        REMOVED,
        /** They are stale. */
        STALE
    }

    /** A mark of one kind. */
    public static Mark of(Kind kind, long number) {
        return kind == Kind.REMOVED ? new Mark(number, 0) : new Mark(0, number);
    }

    /** Both: of each kind the later one. */
    public Mark and(Mark other) {
        return new Mark(Math.max(removed, other.removed), Math.max(stale, other.stale));
    }

    /** The number of the later one of the two. */
    public long newest() {
        return Math.max(removed, stale);
    }
}
