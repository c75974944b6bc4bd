// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.junit.jupiter.api.Test;

/**
 * Infinispan has a node check the configuration of a cache against the one that it already has, when the message that
 * brings it is sent again, as after the death of a node. What makes up the configuration must equal itself, made anew.
 */
class SameConfigurationTest {

    @Test
    void whatIsMadeAnewIsTheSameConfiguration() {
        assertThatCode(() -> made().validateUpdate(null, made())).doesNotThrowAnyException();
    }

    @Test
    void thePartsOfItAreEqual() {
        assertThat(new CorralPartitioner())
                .isEqualTo(new CorralPartitioner())
                .hasSameHashCodeAs(new CorralPartitioner())
                .isNotEqualTo(new NewestVersion());
        assertThat(new NewestVersion())
                .isEqualTo(new NewestVersion())
                .hasSameHashCodeAs(new NewestVersion())
                .isNotEqualTo(new CorralPartitioner());
    }

    private static Configuration made() {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.clustering().cacheMode(CacheMode.DIST_SYNC).hash().keyPartitioner(new CorralPartitioner());
        builder.clustering().partitionHandling().mergePolicy(new NewestVersion());
        return builder.build();
    }
}
