// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import io.corral.bench.result.Claim.Bound;

/** Whether a target is met. */
public enum Verdict {
    /** In every round. */
    MET("met"),
    /** In no round, or something is allocated where nothing may be. */
    MISSED("missed"),
    /** In some rounds: too close to tell. */
    CLOSE("too close"),
    /** Nothing was asked for. */
    NONE("–");

    /** Less than any object has: what JMH's own bookkeeping leaves of a loop that allocates nothing. */
    private static final double NOTHING = 1;

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** How tables say it. */
    public String word() {
        return word;
    }

    /** Judges a ratio. A target of 0 asks for nothing. */
    public static Verdict of(Ratio ratio, double target) {
        if (target == 0) {
            return NONE;
        }
        return of(ratio, Bound.AT_LEAST, target);
    }

    /** Judges a number by a bound of either kind. */
    public static Verdict of(Ratio ratio, Bound bound, double target) {
        return switch (bound) {
            case NONE -> NONE;
            case AT_LEAST -> met(ratio.low() >= target, ratio.high() < target);
            case AT_MOST -> met(ratio.high() <= target, ratio.low() > target);
        };
    }

    private static Verdict met(boolean always, boolean never) {
        if (always) {
            return MET;
        }
        return never ? MISSED : CLOSE;
    }

    /** Judges a row: also its allocation, in bytes for each operation. */
    public static Verdict of(RowFacts row, Ratio ratio, double bytesPerOp) {
        return row.allocationFree() && bytesPerOp >= NOTHING ? MISSED : of(ratio, row.target());
    }

    /**
     * Judges a change: {@link #MISSED} if it lost more than the noise.
     *
     * @param ratio of the new state to the old one
     * @param tolerated how much less than 1 is no loss
     */
    public static Verdict ofChange(Ratio ratio, double tolerated) {
        if (ratio.high() < 1 && ratio.middle() < 1 - tolerated) {
            return MISSED;
        }
        return ratio.middle() < 1 - tolerated ? CLOSE : MET;
    }
}
