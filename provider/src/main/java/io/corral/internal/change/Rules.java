// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.entry.Origin;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides what a change does to what a key holds. Pure: no clock, no chance, no user code. */
public final class Rules {

    private Rules() {}

    /**
     * Applies a change.
     *
     * @param held the entry that the key holds, dead or alive, or null
     * @param lease the lease that the key holds, or null
     */
    public static Outcome decide(@Nullable Entry held, @Nullable Lease lease, Change change) {
        // Small, so that what decides a put becomes part of the store's own code, and what it makes on the way is not
        // made.
        return change instanceof Change.Put put
                ? put(State.of(held, lease, put.now()), put)
                : other(held, lease, change);
    }

    private static Outcome other(@Nullable Entry held, @Nullable Lease lease, Change change) {
        if (change instanceof Change.Labelled labelled) {
            return from(labelled.origin(), decide(held, lease, labelled.change()));
        }
        State state = State.of(held, lease, change.now());
        if (change instanceof Change.Remove remove) {
            return remove(state, remove);
        } else if (change instanceof Change.Claim claim) {
            return claim(state, claim);
        } else if (change instanceof Change.Commit commit) {
            return commit(state, commit);
        } else if (change instanceof Change.Abandon abandon) {
            boolean mine = lease != null && lease.token() == abandon.token();
            return state.untouched(
                    mine ? null : lease, mine ? new Verdict.Declined(state.live) : new Verdict.Refused(state.live));
        } else if (change instanceof Change.Fail fail) {
            Lease.End reason = new Lease.End.Failed(fail.reason());
            return end(state, fail.token(), failures -> failures + 1, fail.until(), reason);
        } else if (change instanceof Change.Nothing nothing) {
            return nothing(state, nothing);
        } else if (change instanceof Change.Renew renew) {
            return renew(state, renew);
        } else if (change instanceof Change.MarkStale stale) {
            return markStale(state, stale);
        } else if (change instanceof Change.Touch touch) {
            return touch(state, touch);
        }
        Change.Expire expire = (Change.Expire) change;
        boolean orphan = lease != null && lease.deadline() < expire.orphanedBefore();
        return state.keep(orphan ? null : lease, new Verdict.Declined(state.live));
    }

    /** The same, where a value that was stored comes from there. */
    private static Outcome from(Origin origin, Outcome outcome) {
        Verdict verdict = outcome.verdict();
        Entry entry = outcome.entry();
        if (entry == null || !(verdict instanceof Verdict.Created || verdict instanceof Verdict.Updated)) {
            return outcome;
        }
        Entry labelled = entry.from(origin);
        Verdict told = verdict instanceof Verdict.Updated updated
                ? new Verdict.Updated(updated.old(), labelled)
                : new Verdict.Created(labelled);
        return new Outcome(labelled, outcome.lease(), told, outcome.expired(), outcome.broken());
    }

    private static Outcome end(State state, long token, IntUnaryOperator failures, long until, Lease.End end) {
        Lease lease = state.lease;
        if (lease == null || lease.token() != token || !lease.held()) {
            boolean again = lease != null && lease.token() == token && end.equals(lease.end());
            return state.untouched(lease, again ? new Verdict.Declined(state.live) : new Verdict.Refused(state.live));
        }
        int count = failures.applyAsInt(lease.failures());
        Lease ended = new Lease(lease.token(), lease.chain(), lease.holder(), until, count, end);
        return state.untouched(ended, new Verdict.Declined(state.live));
    }

    private static Outcome nothing(State state, Change.Nothing nothing) {
        Outcome ended = end(state, nothing.token(), failures -> 0, nothing.until(), new Lease.End.Absent());
        if (ended.verdict() instanceof Verdict.Refused) {
            return ended;
        }
        Entry dropped = state.live == null ? state.dead : state.live;
        // Even an answer that is not kept stays where a value was, so that whoever looks knows why it went.
        Lease kept = dropped == null && nothing.until() <= nothing.now() ? null : ended.lease();
        return new Outcome(null, kept, new Verdict.Declined(null), dropped, null);
    }

    private static Outcome renew(State state, Change.Renew renew) {
        Lease lease = state.lease;
        boolean mine = lease != null && lease.token() == renew.token() && lease.held();
        if (!mine || state.live == null || state.live.version() != renew.version()) {
            return state.untouched(mine ? null : lease, new Verdict.Refused(state.live));
        }
        Origin known = state.live.origin();
        Origin origin = renew.era() <= known.era() ? known : new Origin(known.tags(), renew.era());
        // To ask whether it has changed may be cheaper than to load it, and what that took may not be known any more.
        long cost = Math.max(state.live.cost(), renew.cost());
        Entry fresh = state.live.from(origin).staleFrom(renew.staleAt()).costing(cost);
        Entry renewed = renew.expiresAt() == Change.Renew.UNCHANGED ? fresh : fresh.expiringAt(renew.expiresAt());
        return new Outcome(renewed, null, new Verdict.Declined(renewed), null, null);
    }

    private static Outcome markStale(State state, Change.MarkStale stale) {
        Entry live = state.live;
        if (live == null) {
            return new Outcome(null, null, new Verdict.Declined(null), state.dead, state.lease);
        }
        Entry marked = live.staleAt(stale.now()) ? live : live.staleFrom(stale.now());
        return new Outcome(marked, null, new Verdict.Declined(marked), null, state.lease);
    }

    private static Outcome touch(State state, Change.Touch touch) {
        Entry live = state.live;
        if (live == null || live.version() != touch.version()) {
            return state.untouched(state.lease, new Verdict.Declined(live));
        }
        Entry touched = live.expiringAt(touch.expiresAt());
        return new Outcome(touched, state.lease, new Verdict.Declined(touched), null, null);
    }

    private static Outcome put(State state, Change.Put put) {
        if (state.holds(put.version())) {
            return state.again();
        }
        if (!put.condition().holds(state.live)) {
            return state.keep(state.lease, new Verdict.Declined(state.live));
        }
        return write(state, put, put.value(), put.version(), put.onCreate(), put.onUpdate(), put.staleAt(), 0);
    }

    private static Outcome remove(State state, Change.Remove remove) {
        if (state.live == null
                || remove.condition() instanceof Condition.IfAbsent
                || !remove.condition().holds(state.live)) {
            // Even where there is nothing to remove, a load on its way must not bring a value back.
            boolean fences = remove.condition() instanceof Condition.Always
                    || remove.condition() instanceof Condition.Blind
                    || (remove.condition() instanceof Condition.IfAbsent && state.live == null);
            Lease broken = fences ? state.lease : null;
            Lease kept = fences ? null : state.lease;
            return new Outcome(state.live, kept, new Verdict.Declined(state.live), state.dead, broken);
        }
        return new Outcome(null, null, new Verdict.Removed(state.live), state.dead, state.lease);
    }

    private static Outcome claim(State state, Change.Claim claim) {
        Lease lease = state.lease;
        if (state.live != null && does(state.live, claim)) {
            return state.untouched(lease, new Verdict.Landed(state.live));
        }
        if (lease == null) {
            return grant(state, claim, claim.token(), 0);
        }
        boolean again = lease.token() == claim.token() && lease.held();
        boolean orphaned = claim.victim() != null && claim.victim() == lease.token() && lease.held();
        // Who wants a new value in any case is not content with the answer that there was none.
        boolean absent = lease.end() instanceof Lease.End.Absent;
        boolean denied = absent && claim.demand() == Demand.ALWAYS;
        boolean over = lease.deadline() <= claim.now();
        if (absent && (denied || over)) {
            // What was loading before that answer is older than it.
            return grant(state, claim, claim.token(), 0);
        }
        if (again || orphaned || over) {
            return grant(state, claim, lease.chain(), lease.failures());
        }
        return state.untouched(lease, new Verdict.Taken(lease));
    }

    /** Whether the value will do for the one who claims. */
    private static boolean does(Entry live, Change.Claim claim) {
        return switch (claim.demand()) {
            case IF_ABSENT -> true;
            case IF_STALE -> !live.staleAt(claim.now() + claim.early());
            case ALWAYS -> false;
        };
    }

    private static Outcome grant(State state, Change.Claim claim, long chain, int failures) {
        Lease lease = new Lease(claim.token(), chain, claim.holder(), claim.deadline(), failures, null);
        return state.untouched(lease, new Verdict.Granted(lease));
    }

    private static Outcome commit(State state, Change.Commit commit) {
        if (state.holds(commit.version())) {
            return state.again();
        }
        boolean answered = state.lease != null && state.lease.end() instanceof Lease.End.Absent;
        if (state.lease == null || answered || state.lease.chain() != commit.chain()) {
            return state.keep(state.lease, new Verdict.Refused(state.live));
        }
        return write(
                state,
                commit,
                commit.value(),
                commit.version(),
                commit.onCreate(),
                commit.onUpdate(),
                commit.staleAt(),
                commit.cost());
    }

    private static Outcome write(
            State state,
            Change change,
            Object value,
            long version,
            Deadline onCreate,
            Deadline onUpdate,
            long staleAt,
            long cost) {
        long now = change.now();
        Entry old = state.live;
        Deadline deadline = old == null ? onCreate : onUpdate;
        if (deadline instanceof Deadline.Unasked) {
            return state.untouched(state.lease, new Verdict.Unanswered(old == null));
        }
        long expiresAt;
        if (deadline instanceof Deadline.At at) {
            expiresAt = at.millis();
        } else {
            expiresAt = old == null ? Entry.NEVER : old.expiresAt();
        }
        if (old == null && expiresAt <= now) {
            return new Outcome(null, null, new Verdict.Stillborn(), state.dead, state.lease);
        }
        Entry entry = new Entry(value, version, now, staleAt, expiresAt, cost);
        Verdict verdict = old == null ? new Verdict.Created(entry) : new Verdict.Updated(old, entry);
        return new Outcome(entry, null, verdict, state.dead, state.lease);
    }

    /** What the key holds, sorted into living and dead. */
    private record State(
            @Nullable Entry live,
            @Nullable Lease lease,
            @Nullable Entry dead) {

        static State of(@Nullable Entry held, @Nullable Lease lease, long now) {
            boolean dead = held != null && held.deadAt(now);
            return new State(dead ? null : held, lease, dead ? held : null);
        }

        /** Whether the very value of a change is here already: the change has been run before, and is run again. */
        boolean holds(long version) {
            return live != null && live.version() == version;
        }

        /** The answer to a change that is run again. What it replaced is not known any more. */
        Outcome again() {
            Entry entry = Objects.requireNonNull(live);
            return new Outcome(entry, lease, new Verdict.Created(entry), null, null);
        }

        /** Leaves the value alone, even a dead one: whoever writes or looks for it will tell of its end. */
        Outcome untouched(@Nullable Lease kept, Verdict verdict) {
            return new Outcome(live == null ? dead : live, kept, verdict, null, null);
        }

        /** Keeps a living value and drops a dead one. */
        Outcome keep(@Nullable Lease kept, Verdict verdict) {
            return new Outcome(live, kept, verdict, dead, null);
        }
    }
}
