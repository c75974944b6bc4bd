// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A logarithmic scale.
 *
 * @param least the number at {@code from}
 * @param most the number at {@code to}
 */
record Scale(double least, double most, double from, double to) {

    /** A scale that has room for some positive numbers; at least a factor of ten. */
    static Scale over(List<Double> numbers, double from, double to) {
        double least = Collections.min(numbers);
        double most = Collections.max(numbers);
        double missing = Math.max(1, Math.sqrt(10 * least / most));
        return new Scale(least / missing, most * missing, from, to);
    }

    /** Where a number is. */
    double of(double number) {
        return from + (to - from) * Math.log(number / least) / Math.log(most / least);
    }

    /** The powers of ten within the scale. */
    List<Double> decades() {
        List<Double> marks = new ArrayList<>();
        for (double mark = Math.pow(10, Math.ceil(Math.log10(least))); mark <= most; mark *= 10) {
            marks.add(mark);
        }
        return marks;
    }
}
