// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource({"64, 80, 20", "4, 4, 1", "19.9, 20, 5", "12474, 15000, 5000", "0.3, 0.3, 0.1", "1, 1, 0.2"})
    void anAxisEndsAtARoundNumber(double largest, double top, double step) {
        Axis axis = Axis.upTo(largest);

        assertThat(axis.top()).isCloseTo(top, within(top));
        assertThat(axis.step()).isCloseTo(step, within(step));
    }

    @Test
    void anAxisOfNothingStillHasALength() {
        assertThat(Axis.upTo(0).top()).isPositive();
    }

    @Test
    void labelsGoFrom0ToTheTop() {
        assertThat(Axis.exactly(30).labels()).containsExactly(0.0, 10.0, 20.0, 30.0);
        assertThat(Axis.exactly(25).labels()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0);
    }

    @Test
    void aValueBeyondTheTopIsAtTheTop() {
        assertThat(Axis.exactly(20).position(5)).isEqualTo(0.25);
        assertThat(Axis.exactly(20).position(21)).isEqualTo(1);
    }

    private static org.assertj.core.data.Offset<Double> within(double size) {
        return org.assertj.core.data.Offset.offset(size * 1e-9);
    }
}
