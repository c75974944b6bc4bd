// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import java.util.List;

/** What a key may hold before a change, and the changes that bring it there. */
public enum KeyState {
    ABSENT("absent", null, null),
    LIVE("live", new Entry("old", 1, 100, 5_000), null, put(5_000)),
    DEAD("dead", new Entry("old", 1, 100, 500), null, put(500)),
    LEASED("leased", null, new Lease(7, 7, "n", 2_000), claim(7, 100, 2_000)),
    LATE("late", null, new Lease(7, 7, "n", 900), claim(7, 100, 900)),
    CHAINED("chained", null, new Lease(8, 7, "n", 2_000), claim(7, 100, 150), claim(8, 200, 2_000)),
    LIVE_LEASED(
            "live, leased",
            new Entry("old", 1, 100, 5_000),
            new Lease(7, 7, "n", 2_000),
            put(5_000),
            claim(7, 100, 2_000)),
    DEAD_LEASED(
            "dead, leased", new Entry("old", 1, 100, 500), new Lease(7, 7, "n", 2_000), put(500), claim(7, 100, 2_000)),
    PAUSED(
            "paused",
            null,
            new Lease(7, 7, "n", 2_000, 1, new Lease.End.Failed("why")),
            claim(7, 100, 150),
            fail(2_000)),
    PAUSE_OVER(
            "pause over",
            null,
            new Lease(7, 7, "n", 900, 1, new Lease.End.Failed("why")),
            claim(7, 100, 150),
            fail(900)),
    ANSWERED(
            "answered",
            null,
            new Lease(7, 7, "n", 2_000, 0, new Lease.End.Absent()),
            claim(7, 100, 150),
            nothing(2_000)),
    ANSWER_OVER(
            "answer over",
            null,
            new Lease(7, 7, "n", 900, 0, new Lease.End.Absent()),
            claim(7, 100, 150),
            nothing(900));

    private final String label;
    private final Entry entry;
    private final Lease lease;
    private final List<Change> history;

    KeyState(String label, Entry entry, Lease lease, Change... history) {
        this.label = label;
        this.entry = entry;
        this.lease = lease;
        this.history = List.of(history);
    }

    private static Change put(long expiresAt) {
        Deadline deadline = new Deadline.At(expiresAt);
        return new Change.Put(Condition.ALWAYS, "old", 1, 100, deadline, deadline);
    }

    private static Change claim(long token, long now, long deadline) {
        return new Change.Claim(token, "n", now, deadline, Demand.ALWAYS, null);
    }

    private static Change fail(long until) {
        return new Change.Fail(7, "why", until, 120);
    }

    private static Change nothing(long until) {
        return new Change.Nothing(7, until, 120);
    }

    /** The entry it holds, or null. */
    public Entry entry() {
        return entry;
    }

    /** The lease it holds, or null. */
    public Lease lease() {
        return lease;
    }

    /** What has to be done to a key that nobody has touched. */
    public List<Change> history() {
        return history;
    }

    @Override
    public String toString() {
        return label;
    }

    static KeyState labelled(String label) {
        for (KeyState state : values()) {
            if (state.label.equals(label)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no such state: " + label);
    }
}
