// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;

/**
 * What came of a change, in words that can be compared: "-" is nothing.
 *
 * @param verdict the verdict, with the values or the lease that it names
 * @param holds the value and its hard expiry
 * @param lease token and chain of the lease, and whether it stands for a failure
 * @param broken the token of the lease that was ended
 * @param expired the value that was found dead
 */
public record Effect(String verdict, String holds, String lease, String broken, String expired) {

    private static final String NOTHING = "-";

    /** What the rules decided. */
    public static Effect of(Outcome outcome) {
        return new Effect(
                words(outcome.verdict()),
                held(outcome.entry()),
                held(outcome.lease()),
                outcome.broken() == null
                        ? NOTHING
                        : String.valueOf(outcome.broken().token()),
                value(outcome.expired()));
    }

    /** A verdict with what it names. */
    public static String words(Verdict verdict) {
        String name = verdict.getClass().getSimpleName();
        if (verdict instanceof Verdict.Created created) {
            return name + " " + value(created.entry());
        } else if (verdict instanceof Verdict.Updated updated) {
            return name + " " + value(updated.old()) + " " + value(updated.entry());
        } else if (verdict instanceof Verdict.Removed removed) {
            return name + " " + value(removed.old());
        } else if (verdict instanceof Verdict.Declined declined) {
            return name + " " + value(declined.current());
        } else if (verdict instanceof Verdict.Refused refused) {
            return name + " " + value(refused.current());
        } else if (verdict instanceof Verdict.Landed landed) {
            return name + " " + value(landed.entry());
        } else if (verdict instanceof Verdict.Granted granted) {
            return name + " " + held(granted.lease());
        } else if (verdict instanceof Verdict.Taken taken) {
            return name + " " + held(taken.lease());
        } else if (verdict instanceof Verdict.Unanswered unanswered) {
            return name + (unanswered.creation() ? " creation" : " update");
        }
        return name;
    }

    /** A value with its hard expiry. */
    public static String held(Entry entry) {
        if (entry == null) {
            return NOTHING;
        }
        return entry.value() + "@" + (entry.expiresAt() == Entry.NEVER ? "never" : String.valueOf(entry.expiresAt()));
    }

    /** A lease by its token and its chain. */
    public static String held(Lease lease) {
        if (lease == null) {
            return NOTHING;
        }
        return lease.token() + "/" + lease.chain() + end(lease);
    }

    private static String end(Lease lease) {
        if (lease.end() == null) {
            return "";
        }
        return lease.end() instanceof Lease.End.Absent ? " absent" : " failed";
    }

    /** A value. */
    public static String value(Entry entry) {
        return entry == null ? NOTHING : String.valueOf(entry.value());
    }
}
