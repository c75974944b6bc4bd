// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfiguredTest {

    @Test
    void cachesAreNamedWithAndWithoutQuotes() {
        assertThat(Configured.caches(List.of(
                        "quarkus.corral.cache.prices.max-count",
                        "quarkus.corral.cache.\"com.acme.Book\".stale-after",
                        "quarkus.corral.cluster",
                        "quarkus.corral.cache-defaults.max-count")))
                .containsExactly("com.acme.Book", "prices");
    }
}
