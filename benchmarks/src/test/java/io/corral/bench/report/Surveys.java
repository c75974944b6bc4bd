// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import io.corral.bench.result.Claim;
import io.corral.bench.result.Claim.Bound;
import io.corral.bench.result.Conditions;
import io.corral.bench.result.Drift;
import io.corral.bench.result.Figure;
import io.corral.bench.result.Reading;
import io.corral.bench.result.Series;
import io.corral.bench.result.Survey;
import java.util.List;

/** A survey as it might have been made. */
public final class Surveys {

    /** Measured in two rounds: 100 and 150. */
    public static final Figure FAST = new Figure("fast", "corral");

    /** Measured in the same rounds: 50 and 60. */
    public static final Figure SLOW = new Figure("slow", "caffeine");

    /** Not measured. */
    public static final Figure FAILED = new Figure("failed", "ri");

    private Surveys() {}

    /** The survey, with three claims. */
    public static Survey of(boolean preliminary) {
        return new Survey(
                "samples",
                preliminary,
                new Conditions("2026-01-02T03:04:05Z", "0123456789", "two cores", "17", List.of(), "2 rounds"),
                new Drift(List.of()),
                List.of(
                        new Series(FAST, "ops/s", List.of(new Reading(0, 100, 400), new Reading(1, 150, 400)), ""),
                        new Series(SLOW, "ops/s", List.of(new Reading(0, 50, 100), new Reading(1, 60, 100)), ""),
                        new Series(FAILED, "", List.of(), "failed, Reference implementation: its program ended")),
                List.of(
                        Claim.times("fast to slow", FAST, SLOW, Bound.AT_LEAST, 2),
                        Claim.itself("fast itself", FAST, Bound.AT_MOST, 99),
                        Claim.times("fast to failed", FAST, FAILED, Bound.AT_LEAST, 1)));
    }
}
