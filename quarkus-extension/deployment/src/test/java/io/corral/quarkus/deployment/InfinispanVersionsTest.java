// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InfinispanVersionsTest {

    @Test
    void oneVersionIsFine() {
        assertThat(InfinispanVersions.mixed(Map.of("infinispan-core", "16.0.14", "infinispan-commons", "16.0.14")))
                .isEmpty();
    }

    @Test
    void twoVersionsAreTheBuildsFailureThatSaysWhatToImport() {
        assertThat(InfinispanVersions.mixed(Map.of("infinispan-core", "16.0.14", "infinispan-commons", "16.0.5")))
                .hasValueSatisfying(mistake -> assertThat(mistake)
                        .hasMessageContaining("infinispan-commons is 16.0.5")
                        .hasMessageContaining("org.infinispan:infinispan-bom:16.0.14"));
    }
}
