// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void itIsTheNameThatDiffersLeast() {
        assertThat(Nearest.to("prizes", List.of("prices", "people"))).isEqualTo("prices");
    }

    @Test
    void aNameThatDiffersTooMuchWasNotMeant() {
        assertThat(Nearest.to("prices", List.of("orders", "x"))).isEmpty();
    }

    @Test
    void aDistanceCountsLettersPutTakenAwayAndChanged() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}
