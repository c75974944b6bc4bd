// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackClusterTest {

    @Test
    void everyNodeHasAPortOfItsOwnAndEveryRunAName() {
        LoopbackCluster cluster = LoopbackCluster.choose(3);

        assertThat(cluster.ports()).hasSize(3).doesNotHaveDuplicates().allMatch(port -> port > 7_810 && port <= 15_535);
        assertThat(cluster.name())
                .startsWith("demo-")
                .isNotEqualTo(LoopbackCluster.choose(1).name());
    }

    @Test
    void aNodeIsToldItsOwnAddressAndThoseOfAll() {
        assertThat(new LoopbackCluster("demo-1", List.of(7_901, 7_902)).jvmOptions(2))
                .containsExactly(
                        "-Dcorral.cluster=demo-1",
                        "-Dcorral.cluster.bind=127.0.0.1:7902",
                        "-Dcorral.cluster.hosts=127.0.0.1[7901],127.0.0.1[7902]");
    }
}
