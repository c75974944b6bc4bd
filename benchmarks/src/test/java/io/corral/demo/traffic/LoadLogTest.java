// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.demo.traffic.LoadLog.RunIsOver;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LoadLogTest {

    private static final LocalDate KEY = LocalDate.of(1998, 9, 2);

    @Test
    void aLoadIsNotedWithItsBeginAndItsLanding() {
        LoadLog log = new LoadLog(LocalDate::toString);

        assertThat(log.load(KEY)).isEqualTo("1998-09-02");
        assertThat(log.loads()).singleElement().satisfies(load -> {
            assertThat(load.key()).isEqualTo(KEY);
            assertThat(load.landed()).isGreaterThanOrEqualTo(load.started()).isNotEqualTo(Load.NEVER);
        });
    }

    @Test
    void aLoadThatFailsHasBegunAndNeverLanded() {
        LoadLog log = new LoadLog(key -> {
            throw new IllegalStateException("no answer");
        });

        assertThatThrownBy(() -> log.load(KEY)).hasMessage("no answer");
        assertThat(log.loads()).extracting(Load::landed).containsExactly(Load.NEVER);
        assertThat(log.close()).isEqualTo(1);
    }

    @Test
    void afterTheEndNoLoadBegins() {
        LoadLog log = new LoadLog(LocalDate::toString);
        log.load(KEY);

        assertThat(log.close()).isEqualTo(1);
        assertThatThrownBy(() -> log.load(KEY)).isInstanceOf(RunIsOver.class);
        assertThat(log.loads()).hasSize(1);
    }
}
