// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.List;

/**
 * A figure of every round.
 *
 * @param unit of its values
 * @param readings one for each round
 * @param failure why there are none, or empty
 */
public record Series(Figure figure, String unit, List<Reading> readings, String failure) {

    /** The one in the middle, with the lowest and the highest. */
    public Ratio range() {
        return Ratio.over(readings.stream().map(Reading::value).toList());
    }
}
