// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseAddress;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.traffic.Workload;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"map", "caffeine", "corral"})
    void aNodeReadsWhatItWasTold(String contender) {
        NodeSettings settings = new NodeSettings(
                ContenderChoice.named(contender).orElseThrow().inEachOf(3),
                new Workload(
                        Duration.ofSeconds(30),
                        16,
                        DatabaseClient.shipDates(4),
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(5)),
                new DatabaseAddress(9_092, "/a folder/with spaces/tpch", "secret"));

        assertThat(settings.toArguments()).doesNotContain("secret");
        assertThat(NodeSettings.of(settings.toArguments().toArray(String[]::new), "secret"))
                .isEqualTo(settings);
    }
}
