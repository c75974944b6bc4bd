// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.kit.process.KitFailure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderFileTest {

    @Test
    void nodesAreNotLeftAloneUnlessTold() {
        assertThat(new ProviderFile(Map.of()).settle()).isZero();
    }

    @Test
    void theTimeForWhichNodesAreLeftAloneIsInSeconds() {
        assertThat(new ProviderFile(Map.of("cluster.settle", "30")).settle()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "30s", "0.5"})
    void anythingElseIsRefusedByName(String seconds) {
        ProviderFile file = new ProviderFile(Map.of("cluster.settle", seconds));

        assertThatThrownBy(file::settle)
                .isInstanceOf(KitFailure.class)
                .hasMessage("cluster.settle=" + seconds + ": say a whole number of seconds.");
    }
}
