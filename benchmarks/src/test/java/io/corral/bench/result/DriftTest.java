// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void aMachineThatKeepsItsSpeedIsQuiet() {
        Drift drift = new Drift(List.of(100.0, 97.0, 91.0));

        assertThat(drift.share()).isEqualTo(0.09, within(1e-9));
        assertThat(drift.quiet()).isTrue();
    }

    @Test
    void oneSlowMomentIsEnoughToRefuse() {
        assertThat(new Drift(List.of(100.0, 100.0, 89.0, 100.0)).quiet()).isFalse();
    }

    @Test
    void aMachineThatBecomesFasterIsNoMoreQuietThanOneThatBecomesSlower() {
        assertThat(new Drift(List.of(80.0, 100.0)).quiet()).isFalse();
    }
}
