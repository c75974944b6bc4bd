// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void aClusterWarmsUpForHalfAMinute() {
        Row row = new Row("put", "ClusterVerbs.put", Map.of("nodes", "3"), 0, false);

        assertThat(Pace.QUICK.warmups(row)).isEqualTo(60);
        assertThat(new Pace(1, 3, 3, Duration.ofSeconds(20)).warmups(row)).isEqualTo(3);
    }

    @Test
    void anythingElseWarmsUpAsThePaceSays() {
        Row row = new Row("put", "ClusterVerbs.put", Map.of("nodes", "1"), 0, false);

        assertThat(Pace.QUICK.warmups(row)).isEqualTo(3);
        assertThat(Pace.QUICK.warmer().warmups(row)).isEqualTo(9);
        assertThat(Pace.QUICK.warmups(Rows.GET)).isEqualTo(3);
    }

    @Test
    void itSaysHowLongAllTakes() {
        assertThat(Pace.FULL.inWords())
                .isEqualTo("9 rounds, each 3 + 3 iterations of 500 ms; clusters warm up for 30 s");
        assertThat(Pace.QUICK.rounds(1).inWords())
                .isEqualTo("1 round, 3 + 3 iterations of 500 ms; clusters warm up for 30 s");
    }
}
