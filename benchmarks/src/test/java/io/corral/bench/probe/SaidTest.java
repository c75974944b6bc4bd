// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidTest {

    @Test
    void aLineOfAProgramIsAFigure() {
        assertThat(Said.parse("figure\tfirst cache\tms\t1.5\t0.5")).contains(new Said("first cache", "ms", 1.5, 0.5));
    }

    @Test
    void whateverElseIsPrintedIsNone() {
        assertThat(Said.parse("INFO: a figure of speech")).isEmpty();
        assertThat(Said.parse("figure\twithout\tits value")).isEmpty();
        assertThat(Said.parse("")).isEmpty();
    }

    @Test
    void theMostIsThatOfAllTimes() {
        Most most = new Most();
        most.begin();
        most.begin();
        most.end();
        most.begin();

        assertThat(most.most()).isEqualTo(2);
    }
}
