// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Values along one side of a panel.
 *
 * @param top the largest value, which the far end stands for; the near end stands for 0
 * @param step from one label to the next
 */
record Axis(double top, double step) {

    private static final int MOST_STEPS = 5;

    /** An axis that ends at a round number not below the largest value. */
    static Axis upTo(double largest) {
        double step = roundStep(largest);
        return new Axis(Math.max(step, Math.ceil(largest / step) * step), step);
    }

    /** An axis that ends exactly at the largest value, with labels at round numbers. */
    static Axis exactly(double largest) {
        return new Axis(largest, roundStep(largest));
    }

    /** The values that get a label, from 0 up. */
    List<Double> labels() {
        List<Double> labels = new ArrayList<>();
        for (int i = 0; i * step <= top * 1.000_001; i++) {
            labels.add(i * step);
        }
        return labels;
    }

    /** Where a value is, from 0 at the near end to 1 at the far end. */
    double position(double value) {
        return Math.min(value, top) / top;
    }

    private static double roundStep(double largest) {
        double rough = Math.max(largest, 1e-6) / MOST_STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (rough <= factor * power * 1.000_001) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
