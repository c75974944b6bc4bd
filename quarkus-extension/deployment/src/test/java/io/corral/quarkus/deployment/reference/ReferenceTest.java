// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of all properties is the one that the present sources make. */
class ReferenceTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "quarkus-configuration.md");
    private static final Path MADE = Path.of("target", "quarkus-configuration.md");

    @Test
    void thePageIsUpToDate() throws IOException {
        Files.writeString(MADE, new Reference(Model.read()).page());

        assertThat(Files.readString(MADE))
                .as("copy %s to docs", MADE.toAbsolutePath())
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void eachPropertyIsThereAndSaysWhatHoldsUnlessItIsSet() throws IOException {
        Model model = Model.read();
        String page = new Reference(model).page();

        assertThat(model.properties())
                .extracting(Property::name)
                .contains(
                        "quarkus.corral.cluster",
                        "quarkus.corral.cache.\"cache-name\".stale-after",
                        "quarkus.corral.cache-defaults.stale-after",
                        "quarkus.corral.health.enabled")
                .allSatisfy(name -> assertThat(page).containsOnlyOnce("`" + name + "`"));
        assertThat(model.properties()).allSatisfy(property -> {
            assertThat(property.type()).isNotBlank();
            assertThat(property.byDefault()).isNotBlank();
            assertThat(model.javadoc().get(property.element())).isNotBlank();
        });
    }
}
