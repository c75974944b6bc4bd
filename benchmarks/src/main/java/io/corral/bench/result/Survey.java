// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import io.corral.bench.result.Claim.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of one study: figures, and what is asked of them.
 *
 * @param table the study's id
 * @param preliminary whether the machine was allowed to be busy, or the run was a short one
 * @param drift without any speed if nothing depends on how fast the machine is
 */
public record Survey(
        String table,
        boolean preliminary,
        Conditions conditions,
        Drift drift,
        List<Series> series,
        List<Claim> claims) {

    /** The rounds of a figure, if anything was measured. */
    public Optional<Series> series(Figure figure) {
        return series.stream()
                .filter(each -> each.figure().equals(figure) && !each.readings().isEmpty())
                .findFirst();
    }

    /**
     * What a claim's figures come to. Rounds are compared with themselves only; in preliminary results by processor
     * time.
     *
     * @return empty if one of the figures is missing
     */
    public Optional<Ratio> outcome(Claim claim) {
        Optional<Series> first = series(claim.first());
        Optional<Series> second = claim.comparison() == Comparison.ITSELF ? first : series(claim.second());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        List<Double> all = new ArrayList<>();
        for (Reading mine : first.get().readings()) {
            for (Reading other : second.get().readings()) {
                if (mine.round() == other.round()) {
                    all.add(claim.comparison().of(number(mine), number(other)));
                }
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(Ratio.over(all));
    }

    /** The verdict on a claim; none if it asks for nothing or its figures are missing. */
    public Verdict verdict(Claim claim) {
        return outcome(claim)
                .map(outcome -> Verdict.of(outcome, claim.bound(), claim.target()))
                .orElse(Verdict.NONE);
    }

    private double number(Reading reading) {
        return preliminary ? reading.byCpu() : reading.value();
    }
}
